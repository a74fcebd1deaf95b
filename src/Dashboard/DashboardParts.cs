using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Api;
using Roomtone.Dashboard.Bulk;
using Roomtone.Dashboard.Calendars;
using Roomtone.Dashboard.Database;
using Roomtone.Dashboard.Devices;
using Roomtone.Dashboard.Guests;
using Roomtone.Dashboard.History;
using Roomtone.Dashboard.History.Export;
using Roomtone.Dashboard.History.Liked;
using Roomtone.Dashboard.Library;
using Roomtone.Dashboard.Licences;
using Roomtone.Dashboard.Live;
using Roomtone.Dashboard.Sites;
using Roomtone.Dashboard.Templates;
using Roomtone.Dashboard.Walls;
using Roomtone.Hosting;
using Roomtone.Hosting.Systemd;

namespace Roomtone.Dashboard;

/// <summary>The dashboard's services, by folder.</summary>
internal static class DashboardParts
{
    public static IServiceCollection AddDashboard(this IServiceCollection services) => services
        .AddSingleton(provider => HistorySource.Open(provider.GetRequiredService<QuerySettings>(), Secret.Read("database-password")))
        .AddSingleton<HistoryDatabase>()
        .AddSingleton<AccountStore>()
        .AddSingleton<Passwords>()
        .AddSingleton<PasswordChanger>()
        .AddSingleton<AnonymousAttempts>()
        .AddSingleton<DeviceCookies>()
        .AddSingleton<RevokedSessions>()
        .AddSingleton<SignIn>()
        .AddSingleton<SessionWatch>()
        .AddSingleton<AuditLog>()
        .AddHostedService<AuditWriter>()
        .AddHostedService<LicenceWatch>()
        .AddSingleton(new OwnerPassword(Secret.Read("dashboard-password")))
        .AddSingleton<FirstAccount>()
        .AddHostedService(provider => provider.GetRequiredService<FirstAccount>())
        .AddSingleton<RoomStateCache>()
        .AddSingleton<LiveFeed>()
        .AddSingleton<CommandSender>()
        .AddSingleton<RoomCommands>()
        .AddSingleton<PageRelay>()
        .AddSingleton<SettingsPublisher>()
        .AddSingleton(new CalendarReach())
        .AddSingleton<CalendarReader>()
        .AddSingleton<CalendarWatch>()
        .AddHostedService(provider => provider.GetRequiredService<CalendarWatch>())
        .AddSingleton<LibraryFolder>()
        .AddSingleton<CoverStore>()
        .AddHostedService<BrokerListener>()
        .AddSingleton<DeviceHistory>()
        .AddSingleton<MoodHistory>()
        .AddSingleton<TrackHistory>()
        .AddSingleton<LikedHistory>()
        .AddSingleton<HistoryExport>()
        .AddSingleton<RejectedHistory>()
        .AddSingleton<DeviceDirectory>()
        .AddHealth()
        .AddSingleton<AccountAdministration>()
        .AddSingleton<AuditHistory>()
        .AddSingleton<SiteStore>()
        .AddSingleton<TagStore>()
        .AddSingleton<TemplateStore>()
        .AddSingleton<BulkStore>()
        .AddSingleton<BulkSender>()
        .AddHostedService(provider => provider.GetRequiredService<BulkSender>())
        .AddSingleton<BulkChanges>()
        .AddSingleton<TemplateAccess>()
        .AddSingleton<ProfileStore>()
        .AddSingleton<PeopleStore>()
        .AddSingleton<ProfilePublisher>()
        .AddHostedService(provider => provider.GetRequiredService<ProfilePublisher>())
        .AddSingleton<ScopeProvider>()
        .AddSingleton<OrderBook>()
        .AddSingleton(new ControlPassword(Secret.Read("broker-control-password")))
        .AddSingleton<BrokerControl>()
        .AddHostedService(provider => provider.GetRequiredService<BrokerControl>())
        .AddSingleton<JoinCodes>()
        .AddSingleton<JoinCodeService>()
        .AddSingleton<DeviceKeys>()
        .AddSingleton<KeyList>()
        .AddSingleton<WallStore>()
        .AddSingleton<WallFeed>()
        .AddSingleton<ScreenFeed>()
        .AddSingleton<GuestCodeStore>()
        .AddSingleton<GuestTracks>()
        .AddSingleton<GuestLimits>()
        .AddSingleton<GuestFeed>()
        .AddSingleton(TimeProvider.System)
        .AddSystemdNotifications();
}
