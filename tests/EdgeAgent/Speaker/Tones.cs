using System.Diagnostics;

namespace Roomtone.EdgeAgent.Tests.Speaker;

/// <summary>Short tagged tones as real files, made by ffmpeg.</summary>
internal static class Tones
{
    /// <param name="file">The path; its ending gives the format.</param>
    /// <param name="hertz">The tone.</param>
    /// <param name="seconds">The length.</param>
    /// <param name="tags">Each as <c>title=One</c>.</param>
    public static void Make(string file, int hertz, double seconds, params string[] tags) => Make(file, hertz, seconds, 1, tags);

    /// <param name="file">The path; its ending gives the format.</param>
    /// <param name="hertz">The tone.</param>
    /// <param name="seconds">The length.</param>
    /// <param name="amplitude">1 is an eighth of full scale.</param>
    /// <param name="tags">Each as <c>title=One</c>.</param>
    public static void Make(string file, int hertz, double seconds, double amplitude, params string[] tags)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardError = true };
        string[] arguments =
        [
            "-v",
            "error",
            "-y",
            "-f",
            "lavfi",
            "-i",
            FormattableString.Invariant($"sine=frequency={hertz}:sample_rate=44100:duration={seconds},volume={amplitude}"),
            .. tags.SelectMany(tag => new[] { "-metadata", tag }),
            file,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var fault = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, fault);
    }

    /// <summary>How loud one tone is in a sound of several, by Goertzel's algorithm (1958), as its amplitude.</summary>
    public static double Loudness(ReadOnlySpan<short> sound, double hertz)
    {
        var turn = 2 * Math.Cos(2 * Math.PI * hertz / 44100);
        var (before, last) = (0.0, 0.0);
        foreach (var sample in sound) (before, last) = (last, sample + (turn * last) - before);
        return 2 * Math.Sqrt((last * last) + (before * before) - (turn * last * before)) / sound.Length;
    }

    /// <summary>The tone that is strongest in signed 16-bit stereo, by its zero crossings.</summary>
    public static double Pitch(ReadOnlySpan<byte> sound)
    {
        var frames = sound.Length / 4;
        var crossings = 0;
        var before = 0;
        for (var i = 0; i < frames; i++)
        {
            int sample = BitConverter.ToInt16(sound[(4 * i)..]);
            if (before < 0 && sample >= 0) crossings++;
            if (sample != 0) before = sample;
        }

        return crossings * 44100.0 / frames;
    }
}
