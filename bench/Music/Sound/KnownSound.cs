using System.Diagnostics;
using System.Text.Json;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.Music.Bench.Sound;

/// <summary>A sound file whose tempo, and perhaps key, is known.</summary>
internal sealed record KnownSound(string Path, double BeatsPerMinute, MusicalKey? Key)
{
    private const string SoundFont = "/usr/share/sounds/sf2/TimGM6mb.sf2";
    private const string Game = "/usr/share/games/fretsonfire/data/songs";

    /// <summary>The MIDI files of a folder with <c>truth.json</c>, played by fluidsynth into another folder.</summary>
    public static IEnumerable<KnownSound> Rendered(string folder, string into)
    {
        foreach (
            var entry in JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(folder, "truth.json"))).RootElement.EnumerateArray()
        )
        {
            var file = entry.GetProperty("file").GetString()!;
            var sound = System.IO.Path.Combine(into, System.IO.Path.ChangeExtension(file, ".wav"));
            Render(System.IO.Path.Combine(folder, file), sound);
            yield return new KnownSound(
                sound,
                entry.GetProperty("bpm").GetDouble(),
                new MusicalKey((byte)entry.GetProperty("tonic").GetInt32(), entry.GetProperty("minor").GetInt32() == 1)
            );
        }
    }

    /// <summary>
    /// The songs of Frets on Fire as mixed for the demo. The game's notes follow the music, so their tempo is the song's.
    /// </summary>
    /// <param name="music">The folder with the mixes, a folder an artist.</param>
    public static IEnumerable<KnownSound> Songs(string music)
    {
        if (!Directory.Exists(Game) || !Directory.Exists(music)) yield break;
        foreach (var notes in Directory.EnumerateFiles(Game, "notes.mid", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var ini = File.ReadLines(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(notes)!, "song.ini"));
            var name = ini.Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries)).First(parts => parts[0] == "name")[1];
            if (Directory.EnumerateFiles(music, $"{name}.ogg", SearchOption.AllDirectories).FirstOrDefault() is { } file)
                yield return new KnownSound(file, MidiTempo.Of(notes), null);
        }
    }

    private static void Render(string midi, string sound)
    {
        using var process = Process.Start(
            new ProcessStartInfo("fluidsynth", ["-ni", "-F", sound, "-r", "44100", SoundFont, midi])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        _ = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (!File.Exists(sound))
            throw new InvalidOperationException(
                $"fluidsynth made no sound of {midi}. Debian's packages are fluidsynth and timgm6mb-soundfont."
            );
    }
}
