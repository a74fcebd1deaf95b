using Roomtone.EdgeAgent.Perceive;

return args is ["perceive", .. var rest] ? await PerceiveCommand.RunAsync(rest) : 0;
