using Roomtone.EdgeAgent;
using Roomtone.EdgeAgent.Perceive;
using Roomtone.Hosting;

return args is ["perceive", ..]
    ? await PerceiveCommand.RunAsync(args[1..])
    : await ServiceRun.UntilStoppedAsync("The agent", () => AgentHost.BuildAsync(args));
