using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.DesiredState;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync.DesiredState;

public class RoomProfilesStoreTests
{
    private static readonly string Topic = Topics.Profiles(BrokerLinks.Cafe);

    [Fact]
    public async Task The_people_of_the_room_are_handed_to_the_stages_and_known_after_a_restart_without_a_word_from_the_dashboard()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (new Stage(), new Stage());
        await using (var box = await FollowingBox.StartAsync(first.Join, folder))
        {
            await box.SendAsync(
                Topic,
                Wire.Write(new RoomProfiles([new Profile("Anna") { Genres = ["jazz"], Here = false }])),
                retain: true
            );
            await Eventually.TrueAsync(() => first.Known.Any(people => people is ["Anna"]), "the stage knows Anna");
        }

        await using var restarted = await FollowingBox.StartAsync(second.Join, folder);

        Assert.Equal(["Anna"], second.Known.Single());
    }

    [Fact]
    public async Task Taken_back_they_are_gone_from_the_disk_too()
    {
        using var folder = new TemporaryFolder();
        var stage = new Stage();
        await using var box = await FollowingBox.StartAsync(stage.Join, folder);
        await box.SendAsync(Topic, Wire.Write(new RoomProfiles([new Profile("Anna")])), retain: true);
        await Eventually.TrueAsync(() => stage.Known.Count == 1, "the stage knows Anna");

        await box.SendAsync(Topic, [], retain: true);

        var file = Path.Combine(folder.In("state"), "profiles.json");
        await Eventually.TrueAsync(
            () => stage.Known[^1].Length == 0 && !File.ReadAllText(file).Contains("Anna", StringComparison.Ordinal),
            "nobody is known"
        );
    }

    [Theory]
    [InlineData("""{"profiles":[{"name":"Anna"},{"name":"Anna"}]}""", "two entries with the same name")]
    [InlineData("""{"profiles":[null]}""", "an entry that is null")]
    [InlineData("""{"profiles":[{"name":"Secret Anna","artists":[null]}]}""", "an entry that is null")]
    [InlineData("""{"profiles":[{"name":"\ud800"}]}""", "not JSON of the right shape")]
    [InlineData("""{"profiles":[{"name":"Secret Anna","maxVolumePercent":101}]}""", "maxVolumePercent")]
    [InlineData("""{"profiles":[{"name":"Secret Anna","genres":"jazz"}]}""", "not JSON of the right shape")]
    [InlineData("{}", "profiles")]
    public async Task What_cannot_be_used_changes_nothing_and_is_told_without_its_words(string payload, string why)
    {
        var stage = new Stage();
        var told = new Told();
        await using var box = await FollowingBox.StartAsync(services =>
        {
            stage.Join(services);
            services.AddSingleton<IEventLog>(told);
        });
        await box.SendAsync(Topic, Wire.Write(new RoomProfiles([new Profile("Ben")])), retain: true);
        await Eventually.TrueAsync(() => stage.Known.Count == 1, "the stage knows Ben");

        await box.SendAsync(Topic, Encoding.UTF8.GetBytes(payload), retain: true);

        await Eventually.TrueAsync(
            () => told.Sentences.Any(sentence => sentence.Contains(why, StringComparison.Ordinal)),
            "the box tells why"
        );
        Assert.DoesNotContain(told.Sentences, sentence => sentence.Contains("Secret", StringComparison.Ordinal));
        Assert.Equal(["Ben"], stage.Known.Single());
    }

    private sealed class Stage : IRoomProfilesListener
    {
        private readonly ConcurrentQueue<string[]> _known = new();

        public IReadOnlyList<string[]> Known => [.. _known];

        public void Join(IServiceCollection services) => services.AddSingleton<IRoomProfilesListener>(this);

        public Task ApplyAsync(RoomProfiles people, CancellationToken cancellationToken)
        {
            _known.Enqueue([.. people.Profiles.Select(profile => profile.Name)]);
            return Task.CompletedTask;
        }
    }

    private sealed class Told : IEventLog
    {
        private readonly ConcurrentQueue<string> _sentences = new();

        public IReadOnlyList<string> Sentences => [.. _sentences];

        public void Append<T>(string type, T data)
        {
            if (data is DeviceEvent happened) _sentences.Enqueue(happened.Detail);
        }
    }
}
