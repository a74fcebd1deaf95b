using Microsoft.Extensions.Hosting;
using Roomtone.CloudSync;
using Roomtone.Hosting;

return args switch
{
    ["settings", .. var rest] => await SettingsCommand.RunAsync(rest, () => Worker.Build(rest).DisposeAsync().AsTask()),
    _ => await ServiceRun.UntilStoppedAsync("CloudSync", () => Task.FromResult<IHost>(Worker.Build(args))),
};
