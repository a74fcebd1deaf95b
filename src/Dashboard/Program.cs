using Roomtone.Dashboard;
using Roomtone.Dashboard.Api;
using Roomtone.Dashboard.Devices.CommandLine;
using Roomtone.Hosting;

return await ServiceRun.CommandAsync(() => args switch
{
    ["device", .. var rest] => DeviceCommand.RunAsync(rest, Console.Out, Console.Error),
    ["openapi"] => OpenApiCommand.RunAsync(Console.Out),
    ["settings", .. var rest] => SettingsCommand.RunAsync(rest, () => DashboardHost.Build(rest).DisposeAsync().AsTask()),
    _ => ServiceRun.UntilStoppedAsync("The dashboard", () => Task.FromResult<IHost>(DashboardHost.Build(args))),
});
