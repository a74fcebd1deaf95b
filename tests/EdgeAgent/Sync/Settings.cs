using Microsoft.Extensions.Configuration;

namespace Roomtone.EdgeAgent.Tests.Sync;

internal static class Settings
{
    public static IConfiguration Of(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value))).Build();
}
