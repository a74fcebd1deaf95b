using Roomtone.EdgeAgent.Music.AudioAnalysis;
using Roomtone.EdgeAgent.Music.AudioAnalysis.Decoding;

namespace Roomtone.Music.Bench.Sound;

/// <summary>How often the analyser is right about tempo and key, and what a minute of sound costs it.</summary>
internal static class TempoAndKey
{
    private const double Tolerance = 0.04;

    /// <summary>Tempi that a person may tap as well.</summary>
    private static readonly double[] Octaves = [1.0 / 3, 0.5, 1, 2, 3];

    public static void Measure(string midiFolder, string? songFolder, Dictionary<string, object> report, Action<string> say)
    {
        var folder = Directory.CreateTempSubdirectory("roomtone-bench");
        try
        {
            var sounds = File.Exists(Path.Combine(midiFolder, "truth.json"))
                ? KnownSound.Rendered(midiFolder, folder.FullName).ToList()
                : [];
            if (songFolder is not null)
                sounds.AddRange(KnownSound.Songs(songFolder));
            if (sounds.Count > 0)
                Measure(sounds, report, say);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Measure(List<KnownSound> sounds, Dictionary<string, object> report, Action<string> say)
    {
        Hear(sounds[0]); // The first one is compiled while it runs.
        var heard = sounds.Select(sound => (Truth: sound, Result: Hear(sound))).ToList();
        foreach (
            var (truth, result) in heard.Where(pair =>
                !IsRight(pair.Result.Report.Sound.BeatsPerMinute / pair.Truth.BeatsPerMinute) || !IsKeyRight(pair.Truth, pair.Result.Report)
            )
        )
            say(
                $"  {Path.GetFileName(truth.Path)}: {result.Report.Sound.BeatsPerMinute:0} for {truth.BeatsPerMinute:0} a minute, {result.Report.Sound.Key}{(truth.Key is { } key ? $" for {key}" : "")}"
            );

        var right = heard.Average(pair => IsRight(pair.Result.Report.Sound.BeatsPerMinute / pair.Truth.BeatsPerMinute) ? 1.0 : 0);
        var octaves = heard.Average(pair =>
            Octaves.Any(octave => IsRight(pair.Result.Report.Sound.BeatsPerMinute / pair.Truth.BeatsPerMinute / octave)) ? 1.0 : 0
        );
        var (keys, keyed) = (
            heard.Count(pair => pair.Truth.Key is not null && IsKeyRight(pair.Truth, pair.Result.Report)),
            sounds.Count(sound => sound.Key is not null)
        );
        var minutes = heard.Sum(pair => pair.Result.Minutes);
        var (own, decoding) = (
            heard.Sum(pair => pair.Result.OwnSeconds) / minutes,
            heard.Sum(pair => pair.Result.DecodingSeconds) / minutes
        );
        say(
            $"tempo of {heard.Count} files: within 4 % {right:0.00} (at least 0.75), octaves allowed {octaves:0.00} (at least 0.85); key {keys} of {keyed} (at least 22 of 24)"
        );
        say($"CPU a minute of sound: {own:0.000} s, and {decoding:0.000} s for ffmpeg to decode it (at most 0.4)");
        report["tempo"] = new Dictionary<string, double>
        {
            ["within_4_percent"] = right,
            ["with_octaves"] = octaves,
            ["files"] = heard.Count,
        };
        if (keyed > 0)
            report["key"] = keys;
        if (keyed > 0)
            report["key_files"] = keyed;
        report["analysis_s_per_minute"] = own;
        report["decoding_s_per_minute"] = decoding;
    }

    private static bool IsRight(double ratio) => Math.Abs(ratio - 1) <= Tolerance;

    private static bool IsKeyRight(KnownSound truth, AudioFeatures report) => truth.Key is null || truth.Key == report.Sound.Key;

    private static (AudioFeatures Report, double Minutes, double OwnSeconds, double DecodingSeconds) Hear(KnownSound sound)
    {
        var meter = new AudioFeatureExtractor();
        var (own, decoding) = (CpuClock.Thread(), CpuClock.EndedProcesses());
        new Decoder(TimeProvider.System).Decode(new SoundSource(sound.Path), meter.Take, CancellationToken.None);
        var report = meter.Report();
        return (report, meter.Heard.TotalMinutes, CpuClock.Thread() - own, CpuClock.EndedProcesses() - decoding);
    }
}
