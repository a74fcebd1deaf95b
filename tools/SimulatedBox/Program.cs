using Roomtone.Hosting;
using Roomtone.SimulatedBox;

return await ServiceRun.UntilStoppedAsync("The simulated box", () => Task.FromResult(BoxHost.Build(args)));
