using Roomtone.Lab;
using Roomtone.Lab.Demo;
using Roomtone.Testing;

namespace Roomtone.EndToEnd.Tests;

/// <summary>A home that plays on the stand-in for Spotify, which is broken in each way that the real one can be.</summary>
public sealed class SpotifyTests(WholeAppliance whole, ITestOutputHelper output)
{
    private const int Tries = 3;

    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(5);

    private static readonly (SpotifyFault Fault, string Sentence)[] Faults =
    [
        (SpotifyFault.Revoked, "Spotify no longer accepts the login"),
        (SpotifyFault.Gone, "The Spotify speaker \"Living room\" is not there"),
        (SpotifyFault.Limited, "Spotify asks the box to wait until"),
        (SpotifyFault.Ill, "Spotify itself has a fault (503)"),
        (SpotifyFault.Cut, "Spotify does not answer within"),
    ];

    [Fact]
    public async Task Whatever_goes_wrong_with_Spotify_the_library_sounds_within_five_seconds_and_the_page_says_what()
    {
        var folder = new DemoFolder(Repository.RunFolder!, "end-to-end-spotify");
        await using var appliance = new Appliance(folder, Repository.Root!, "pictures", TimeProvider.System, _ => { })
        {
            Spotify = new DemoSpotify(folder, Repository.Root!, TimeProvider.System),
        };
        await appliance.StartAsync(forgetHistory: true, TestContext.Current.CancellationToken);
        var course = new DemoScenario(new DemoOptions(), appliance, _ => { }, TimeProvider.System);
        Assert.True(await course.DashboardOpensAsync(TestContext.Current.CancellationToken));
        var page = await whole.PageOfAsync(appliance);
        var mishaps = new SpotifyMishaps(appliance, page);
        foreach (var (fault, sentence) in Faults) await SurviveAsync(mishaps, page, fault, sentence);
    }

    /// <summary>
    /// The shortest silence of several counts: a machine with other work may keep anybody from the processor for seconds.
    /// </summary>
    private async Task SurviveAsync(SpotifyMishaps mishaps, RoomPage page, SpotifyFault fault, string sentence)
    {
        var silences = new List<TimeSpan>();
        while (silences.Count < Tries && !silences.Exists(silence => silence <= LongestSilence))
            silences.Add(await BreakAndHealAsync(mishaps, page, fault, sentence));
        Assert.InRange(silences.Min(), TimeSpan.Zero, LongestSilence);
    }

    private async Task<TimeSpan> BreakAndHealAsync(SpotifyMishaps mishaps, RoomPage page, SpotifyFault fault, string sentence)
    {
        await mishaps.UntilSpotifyPlaysAsync();
        var silence = await mishaps.BreakAsync(fault);
        output.WriteLine($"{fault}: the library sounds {silence.TotalSeconds:0.0} s after the fault");
        await Eventually.TrueAsync(
            async () => (await page.SpeakerNoticeAsync()).StartsWith(sentence, StringComparison.Ordinal),
            $"the page says: {sentence}"
        );
        await mishaps.HealAsync(fault);
        await Eventually.TrueAsync(
            async () => (await page.SpeakerNoticeAsync()).Length == 0,
            "the page says no more that something is wrong"
        );
        return silence;
    }
}
