using Microsoft.Extensions.DependencyInjection;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.DesiredState;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.EdgeAgent.Tests.Sync.Events;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync.DesiredState;

public sealed class DamagedRoomSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Settings => _folder.In("state/room-settings.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_the_owner_refused_stays_refused_when_the_file_is_damaged()
    {
        var first = new Stage();
        await using (var box = await FollowingBox.StartAsync(first.Join, _folder))
        {
            await box.DesireAsync(3, new RoomSettings { Explicit = ExplicitMusic.Refused, BlockedArtists = ["Fire"] });
            await Eventually.TrueAsync(() => first.Known?.BlockedArtists.Count == 1, "they are in force");
        }

        File.WriteAllText(Settings, "{\"revision\":3}");
        var second = new Stage();
        await using var restarted = await FollowingBox.StartAsync(second.Join, _folder);

        Assert.Equal((ExplicitMusic.Refused, "Fire"), (second.Known!.Explicit, second.Known.BlockedArtists.Single()));
    }

    [Fact]
    public async Task Without_a_copy_the_strictest_holds_and_it_is_said()
    {
        Directory.CreateDirectory(_folder.In("state"));
        File.WriteAllBytes(Settings, new byte[100]);
        var stage = new Stage();

        await using var box = await FollowingBox.StartAsync(stage.Join, _folder);

        Assert.Equal((ExplicitMusic.Family, 3), (stage.Known!.Explicit, stage.Known.MinPeople));
        Assert.Contains(box.Services.GetRequiredService<Outbox>().All(), happened => happened.What() == DeviceHappenings.StateDamaged);
        Assert.True(File.Exists(Settings + ".unreadable"));
    }

    private sealed class Stage : IRoomSettingsListener
    {
        public RoomSettings? Known { get; private set; }

        public void Join(IServiceCollection services) => services.AddSingleton<IRoomSettingsListener>(this);

        public void Apply(RoomSettings settings) => Known = settings;
    }
}
