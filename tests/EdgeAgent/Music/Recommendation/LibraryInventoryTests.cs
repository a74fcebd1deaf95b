using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Recommendation;

public sealed class LibraryInventoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Every_file_is_playable_refused_or_broken_and_named_with_its_reason()
    {
        using var playback = new PlaybackHarness(_folder);
        playback.Catalogues.Put(
            Recordings.Of([
                PlaybackHarness.Track("fine.ogg", "Anna", title: "Fine"),
                PlaybackHarness.Track("copy.ogg", "Anna", title: "Fine"),
                PlaybackHarness.Track("rude.ogg") with { IsExplicit = true },
                PlaybackHarness.Track("new.ogg") with { Tags = TagState.Waiting },
                PlaybackHarness.Track("bob.ogg", "Bob"),
                PlaybackHarness.Track("disliked.ogg"),
            ])
        );
        playback.Catalogues.SetAside("local", [new SetAsideFile("empty.mp3", "It is empty.")]);
        playback.Catalogues.Wait("local", "The tags of 1 of 6 files are still to be read.");
        playback.Context.Apply(new RoomSettings { Explicit = ExplicitMusic.Refused, BlockedArtists = ["bob"] });
        await playback.CommandAsync(CommandNames.FeedbackDislike, new { track = "disliked.ogg" });

        var account = await AccountAsync(playback);

        Assert.Equal((7, 2), (account.Files, account.Playable));
        Assert.Equal(
            ["bob.ogg: One of its artists is blocked.", "disliked.ogg: Somebody here dislikes it.", "new.ogg: Its tags are still to be read, and the room's rules need them.", "rude.ogg: It is explicit, and the room refuses that."],
            account.Refused.Select(group => $"{Assert.Single(group.Names)}: {group.Why}").Order(StringComparer.Ordinal)
        );
        Assert.Equal("empty.mp3: It is empty.", Assert.Single(account.Broken.Select(group => $"{group.Names[0]}: {group.Why}")));
        Assert.Equal("The tags of 1 of 6 files are still to be read.", account.Waiting);
    }

    [Fact]
    public async Task A_track_that_the_player_cannot_play_is_broken_until_it_was_heard()
    {
        using var playback = new PlaybackHarness(_folder).WithTracks("a");
        playback.Speaker.Broken.Add("a");
        await playback.AdvanceAsync();

        var broken = Assert.Single((await AccountAsync(playback)).Broken);
        Assert.Equal((1, "a"), (broken.Count, broken.Names[0]));
        Assert.NotEqual("", broken.Why);
    }

    [Fact]
    public async Task Of_thousands_of_files_and_reasons_the_counts_tell_all_and_the_names_some()
    {
        using var playback = new PlaybackHarness(_folder);
        playback.WithTracks([.. Enumerable.Range(0, 5_000).Select(n => PlaybackHarness.Track($"{n}") with { IsExplicit = true })]);
        playback.Catalogues.SetAside("local", [.. Enumerable.Range(0, 3_000).Select(n => new SetAsideFile(new string('ü', 4_000), $"Reason {n}."))]);
        playback.Context.Apply(new RoomSettings { Explicit = ExplicitMusic.Refused });

        var account = await AccountAsync(playback);
        Assert.Equal((8_000, 0, 5_000), (account.Files, account.Playable, Assert.Single(account.Refused).Count));
        Assert.Equal((3_000, LibraryAccount.MostGroups), (account.Broken.Sum(group => group.Count), account.Broken.Count));
        Assert.InRange(Wire.Write(account).Length, 1, 200_000);
    }

    [Fact]
    public async Task What_the_library_waits_for_is_said_while_nothing_can_play()
    {
        using var playback = new PlaybackHarness(_folder);
        Assert.Contains("asked for its files", await playback.RefusalAsync(CommandNames.LibrarySearch), StringComparison.Ordinal);
        playback.Catalogues.Wait("local", "The library cannot be read: the player is away.");
        Assert.Contains("the player is away", await playback.RefusalAsync(CommandNames.MusicPlay), StringComparison.Ordinal);
        Assert.Contains("the player is away", (await AccountAsync(playback)).Waiting, StringComparison.Ordinal);

        playback.Context.Apply(new RoomSettings { Explicit = ExplicitMusic.Refused });
        playback.WithTracks(PlaybackHarness.Track("a") with { Tags = TagState.Waiting });
        playback.Catalogues.Wait("local", "The tags of 1 of 1 files are still to be read.");
        Assert.Contains("1 of 1 files", await playback.RefusalAsync(CommandNames.MusicPlay), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<LibraryAccount> AccountAsync(PlaybackHarness playback) =>
        Wire.Read<LibraryAccount>((await playback.CommandAsync(CommandNames.LibraryAccount))!.Value);
}
