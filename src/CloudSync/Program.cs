using Microsoft.Extensions.Hosting;
using Roomtone.CloudSync;
using Roomtone.Hosting;

return await ServiceRun.UntilStoppedAsync("CloudSync", () => Task.FromResult<IHost>(Worker.Build(args)));
