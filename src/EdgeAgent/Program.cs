using Roomtone.EdgeAgent;
using Roomtone.EdgeAgent.Perceive;
using Roomtone.EdgeAgent.Sync.Joining;
using Roomtone.Hosting;

return args switch
{
    ["perceive", .. var rest] => await PerceiveCommand.RunAsync(rest),
    ["join", .. var rest] => await JoinCommand.RunAsync(rest),
    _ => await ServiceRun.UntilStoppedAsync("The agent", () => AgentHost.BuildAsync(args)),
};
