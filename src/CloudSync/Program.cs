using Microsoft.Extensions.Hosting;
using Roomtone.CloudSync;
using Roomtone.Hosting;

return await ServiceRun.CommandAsync(() => args switch
{
    ["settings", .. var rest] => SettingsCommand.RunAsync(rest, () => Worker.Build(rest).DisposeAsync().AsTask()),
    _ => ServiceRun.UntilStoppedAsync("CloudSync", () => Task.FromResult<IHost>(Worker.Build(args))),
});
