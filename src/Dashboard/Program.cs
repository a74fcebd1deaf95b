using Roomtone.Dashboard;
using Roomtone.Dashboard.Api;
using Roomtone.Dashboard.Devices.CommandLine;
using Roomtone.Hosting;

return args switch
{
    ["device", .. var rest] => await DeviceCommand.RunAsync(rest, Console.Out, Console.Error),
    ["openapi"] => await OpenApiCommand.RunAsync(Console.Out),
    ["settings", .. var rest] => await SettingsCommand.RunAsync(rest, () => DashboardHost.Build(rest).DisposeAsync().AsTask()),
    _ => await ServiceRun.UntilStoppedAsync("The dashboard", () => Task.FromResult<IHost>(DashboardHost.Build(args))),
};
