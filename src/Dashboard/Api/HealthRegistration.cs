using Roomtone.Dashboard.Accounts;
using Roomtone.Hosting;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard.Api;

internal static class HealthRegistration
{
    public const string Broker = "broker";
    public const string Database = "database";
    public const string Accounts = "accounts";

    /// <summary>Adds the dashboard's dependencies as health checks; all of them make it ready.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCondition<IMqttLink>(Broker, link => link.IsConnected)
            .AddCondition<DatabaseCheck>(Database, (check, cancellationToken) => check.AnswersAsync(cancellationToken))
            .AddCondition<FirstAccount>(Accounts, first => first.Done.IsCompletedSuccessfully);
        return services.AddSingleton<DatabaseCheck>();
    }
}
