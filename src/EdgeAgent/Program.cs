using Roomtone.EdgeAgent;
using Roomtone.EdgeAgent.Music.Records;
using Roomtone.EdgeAgent.Perceive;
using Roomtone.Hosting;

return args switch
{
    ["perceive", ..] => await PerceiveCommand.RunAsync(args[1..]),
    ["choices", ..] => new ChoicesCommand(Console.Out, Console.Error).Run(args[1..]),
    _ => await ServiceRun.UntilStoppedAsync("The agent", () => AgentHost.BuildAsync(args)),
};
