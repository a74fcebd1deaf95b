using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.Odd.Bench.Inputs;

namespace Roomtone.Odd.Bench.Boxes;

/// <summary>The state folder of a box that has listened, played and been told things.</summary>
internal static class KeptState
{
    private static readonly string[] Tracks = ["a/one.flac", "a/two.mp3"];

    /// <param name="folder">Where it is made, once.</param>
    public static async Task MakeAsync(string folder)
    {
        if (Directory.Exists(folder)) return;
        var making = folder + ".new";
        if (Directory.Exists(making)) Directory.Delete(making, recursive: true);
        await using (var player = new OddPlayer())
        {
            player.Answer(PlayerInputs.Good);
            await using var box = BoxOn(making, player);
            await box.StartAsync();
            box.Link.Start();
            await LiveAsync(box, making);
        }

        Directory.Move(making, folder);
    }

    /// <summary>A box whose player answers and whose speaker makes no sound.</summary>
    public static Box BoxOn(string stateFolder, OddPlayer player) => Box.Build(
        stateFolder,
        services => services.AddSingleton<ISpeaker, SilentSpeaker>(),
        ("Speaker:Host", "127.0.0.1"),
        ("Speaker:Port", player.Port.ToString(CultureInfo.InvariantCulture)),
        ("Music:AnalyseSound", "false"),
        ("YouTube:OEmbed", "http://127.0.0.1:1/") // Where nobody answers.
    );

    private static async Task LiveAsync(Box box, string folder)
    {
        var settings = new RoomSettings { BlockedArtists = ["Eve"], Sources = Samples.Settings.Sources, Stations = Samples.Settings.Stations };
        box.Link.Deliver(Topics.SettingsDesired(Box.Id), Wire.Write(new DesiredSettings(7, settings)));
        box.Link.Deliver(Topics.Profiles(Box.Id), Wire.Write(new RoomProfiles([new Profile("Anna") { Genres = ["Jazz"] }])));
        box.Link.Deliver(Topics.TasteModel, Samples.TasteModel());
        // Nothing is chosen before the tags have been read.
        while (!File.Exists(Path.Combine(folder, "choices.jsonl"))) await DoAsync(box, CommandNames.MusicPlay, CommandNames.MusicSkip);
        await AskAsync(box, CommandNames.PlaylistMake, new { name = "Dinner", tracks = Tracks });
        await AskAsync(box, CommandNames.QueueAdd, new { track = "a/two.mp3" });
        await AskAsync(box, CommandNames.LinksAdd, new { link = "https://youtu.be/aaaaaaaaaaa", mood = "calm" });
        await DoAsync(box, CommandNames.FeedbackLike, CommandNames.SensingStop);
    }

    private static async Task DoAsync(Box box, params string[] names)
    {
        foreach (var name in names) await AskAsync(box, name, null);
    }

    private static async Task AskAsync(Box box, string name, object? args)
    {
        var command = new Command(Guid.NewGuid(), name, args is null ? null : Wire.Element(args), "owner", DateTimeOffset.MaxValue);
        box.Link.Deliver(Topics.Commands(Box.Id), Wire.Write(command));
        await box.AnswersAsync();
    }
}
