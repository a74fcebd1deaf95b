using Roomtone.Dashboard;
using Roomtone.Hosting;

return await ServiceRun.UntilStoppedAsync("The dashboard", () => Task.FromResult<IHost>(DashboardHost.Build(args)));
