using Roomtone.Dashboard;
using Roomtone.Dashboard.Broker.CommandLine;
using Roomtone.Hosting;

return args switch
{
    ["device", .. var rest] => await DeviceCommand.RunAsync(rest, Console.Out, Console.Error),
    ["settings", .. var rest] => await SettingsCommand.RunAsync(rest, () => DashboardHost.Build(rest).DisposeAsync().AsTask()),
    _ => await ServiceRun.UntilStoppedAsync("The dashboard", () => Task.FromResult<IHost>(DashboardHost.Build(args))),
};
