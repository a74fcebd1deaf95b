using Roomtone.Contracts;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music;

public sealed class TurnsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task People_take_turns_and_each_gets_what_they_like()
    {
        using var booth = Open(new Profile("anna") { Artists = ["Miles"] }, new Profile("ben") { Genres = ["metal"] });
        await booth.GoOnAsync(4 * 181);

        var played = booth.Tracks.Where(track => track.What == TrackHappening.Started).Take(4).ToList();
        Assert.Equal(["jazz", "metal", "jazz", "metal"], played.Select(track => track.Id.Split('-')[0]));
        Assert.Contains("it is anna's turn", played[0].Why, StringComparison.Ordinal);
        Assert.Contains("it is ben's turn", played[1].Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggestions_for_a_group_go_round()
    {
        using var booth = await Open(new Profile("anna") { Artists = ["Miles"] }, new Profile("ben") { Genres = ["metal"] }).GoOnAsync(1);

        Assert.Equal(["metal", "jazz", "metal", "jazz"], booth.Live.Suggestions.Take(4).Select(suggestion => suggestion.Track.Id.Split('-')[0]));
    }

    [Fact]
    public async Task A_dislike_of_one_who_is_here_is_a_veto_for_all()
    {
        using var booth = Open(new Profile("anna"), new Profile("ben") { Here = false });
        booth.Taste.Dislike(Booth.Track("jazz-0").Info, "anna");
        booth.Taste.Dislike(Booth.Track("jazz-1").Info, "ben");
        booth.Taste.Dislike(Booth.Track("jazz-2").Info, "the owner");
        await booth.GoOnAsync(12 * 181);

        var played = booth.Tracks.Where(track => track.What == TrackHappening.Started).Select(track => track.Id).ToHashSet();
        Assert.Equal((false, true, false), (played.Contains("jazz-0"), played.Contains("jazz-1"), played.Contains("jazz-2")));
    }

    [Fact]
    public async Task A_track_chosen_by_hand_was_that_persons_turn()
    {
        using var booth = await Open(new Profile("anna"), new Profile("ben")).GoOnAsync(1);
        await booth.CommandAsync(CommandNames.MusicPlayTrack, new { id = "jazz-3" });
        Assert.Equal("ben", booth.Selection.Next()!.For);
    }

    [Fact]
    public void Without_profiles_the_music_is_for_all()
    {
        using var booth = new Booth(_folder).Shelves("a", "b");

        Assert.Null(booth.Selection.Next()!.For);
    }

    public void Dispose() => _folder.Dispose();

    private Booth Open(params Profile[] profiles)
    {
        var tracks = Enumerable.Range(0, 6).SelectMany(n => new[] { Booth.Track($"jazz-{n}", n % 2 == 0 ? "Miles" : "Bill", "jazz"), Booth.Track($"metal-{n}", $"band {n}", "metal") });
        var booth = new Booth(_folder, settings: ("TracksBetweenArtist", "0")).Shelves([.. tracks]);
        booth.Dj.Apply(new RoomSettings { Profiles = profiles });
        return booth;
    }
}
