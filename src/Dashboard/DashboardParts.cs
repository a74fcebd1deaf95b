using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Api;
using Roomtone.Dashboard.Broker;
using Roomtone.Dashboard.Export;
using Roomtone.Dashboard.History;
using Roomtone.Dashboard.Live;
using Roomtone.Dashboard.Sites;
using Roomtone.Dashboard.Database;
using Roomtone.Hosting;
using Roomtone.Hosting.Systemd;

namespace Roomtone.Dashboard;

/// <summary>The parts of the dashboard, by folder.</summary>
internal static class DashboardParts
{
    public static IServiceCollection AddDashboard(this IServiceCollection services) => services
        .AddSingleton(provider => HistorySource.Open(provider.GetRequiredService<QuerySettings>(), Secret.Read("database-password")))
        .AddSingleton<HistoryDatabase>()
        .AddSingleton<AccountStore>()
        .AddSingleton<Passwords>()
        .AddSingleton<PasswordDesk>()
        .AddSingleton<StrangerAttempts>()
        .AddSingleton<KnownBrowsers>()
        .AddSingleton<EndedSessions>()
        .AddSingleton<SignIn>()
        .AddSingleton<SessionWatch>()
        .AddSingleton<AuditLog>()
        .AddHostedService<AuditWriter>()
        .AddSingleton(new OwnerPassword(Secret.Read("dashboard-password")))
        .AddSingleton<FirstAccount>()
        .AddHostedService(provider => provider.GetRequiredService<FirstAccount>())
        .AddSingleton<RoomBoard>()
        .AddSingleton<LiveFeed>()
        .AddSingleton<CommandDesk>()
        .AddSingleton<SettingsDesk>()
        .AddHostedService<BrokerListener>()
        .AddSingleton<DeviceHistory>()
        .AddSingleton<MoodHistory>()
        .AddSingleton<TrackHistory>()
        .AddSingleton<HistoryExport>()
        .AddSingleton<RejectedHistory>()
        .AddSingleton<DeviceDirectory>()
        .AddSingleton<ReadinessCheck>()
        .AddSingleton<AccountAdministration>()
        .AddSingleton<AuditHistory>()
        .AddSingleton<SiteStore>()
        .AddSingleton<ProfileStore>()
        .AddSingleton<PeopleStore>()
        .AddSingleton<PeopleCourier>()
        .AddHostedService(provider => provider.GetRequiredService<PeopleCourier>())
        .AddSingleton<SightOfAccounts>()
        .AddSingleton<OrderBook>()
        .AddSingleton(new ControlPassword(Secret.Read("broker-control-password")))
        .AddSingleton<BrokerControl>()
        .AddHostedService(provider => provider.GetRequiredService<BrokerControl>())
        .AddSingleton<JoinCodes>()
        .AddSingleton<CodeDesk>()
        .AddSingleton<DeviceKeys>()
        .AddSingleton<KeyList>()
        .AddSingleton(TimeProvider.System)
        .AddSystemd();
}
