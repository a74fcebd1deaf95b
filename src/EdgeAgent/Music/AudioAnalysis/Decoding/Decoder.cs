using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Decoding;

/// <summary>
/// Turns a file into samples, by ffmpeg as a process of its own: it reads every format that MPD does, a file that breaks
/// it breaks nothing else, and it has the lowest priority.
/// </summary>
internal sealed class Decoder(TimeProvider time)
{
    /// <summary>The rest of a very long recording is not looked at.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    private const int BufferBytes = 64 * 1024;

    /// <summary>60 dB above full scale: no recording is as loud, and its squares would soon be infinite.</summary>
    private const float Loudest = 1000;

    public delegate void Listener(ReadOnlySpan<float> interleaved);

    /// <param name="source">What to decode.</param>
    /// <param name="listen">Gets left and right in turn, at <see cref="AudioFeatureExtractor.SampleRate"/>; mono as twice the
    /// same, as the player plays it.</param>
    /// <param name="cancellationToken">Ends the decoding.</param>
    /// <exception cref="AudioAnalysisException">It cannot be decoded, or ffmpeg is not there.</exception>
    public void Decode(SoundSource source, Listener listen, CancellationToken cancellationToken)
    {
        using var run = new DecoderRun(Arguments(source), time);
        using var stop = cancellationToken.Register(run.Kill);
        var any = Listen(run, listen);
        run.End(source.Path, cancellationToken);
        if (!any) throw new AudioAnalysisException("There is no sound in it.", AudioAnalysisFault.File);
    }

    private static string[] Arguments(SoundSource source) =>
    [
        "-nostdin",
        "-v",
        "error",
        "-threads",
        "1",
        // These and "file:" keep a list of other files, or a strange name, from leading elsewhere.
        "-protocol_whitelist",
        "file",
        "-format_whitelist",
        SoundFormats.All,
        // Of the picture in its tags nothing is decoded, however large it says to be.
        "-max_pixels:v",
        "16",
        "-ss",
        Seconds(source.From),
        "-i",
        $"file:{source.Path}",
        "-map",
        "0:a:0",
        "-t",
        Seconds(source.Length is { } length && length < Longest ? length : Longest),
        "-af",
        "aformat=channel_layouts=mono|stereo",
        "-ar",
        AudioFeatureExtractor.SampleRate.ToString(CultureInfo.InvariantCulture),
        "-c:a",
        "pcm_f32le",
        "-f",
        "wav",
        "pipe:1",
    ];

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture);

    /// <returns>Whether a sample came.</returns>
    private static bool Listen(DecoderRun run, Listener listen)
    {
        if (WaveHeader.Read(run.Output) is not { } channels) return false;
        var (buffer, twice) = (new byte[BufferBytes], new float[BufferBytes / sizeof(float) * 2]);
        var any = false;
        while (run.Output.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) is > 0 and var length)
        {
            run.Came();
            var samples = MemoryMarshal.Cast<byte, float>(buffer.AsSpan(0, length));
            if (samples.IsEmpty) continue;
            RefuseUnheard(samples);
            any = true;
            listen(channels == 1 ? Twice(samples, twice) : samples);
        }

        return any;
    }

    /// <summary>One sample that is no number would make every sum after it none.</summary>
    private static void RefuseUnheard(ReadOnlySpan<float> samples)
    {
        var highest = Math.Abs(TensorPrimitives.MaxMagnitude(samples));
        if (highest <= Loudest) return;
        throw new AudioAnalysisException(
            float.IsFinite(highest)
                ? "It holds samples that are a thousand times as loud as the loudest sound. Make the file again."
                : "It holds samples that are not numbers (NaN or infinite). Make the file again.",
            AudioAnalysisFault.File
        );
    }

    private static ReadOnlySpan<float> Twice(ReadOnlySpan<float> samples, float[] twice)
    {
        for (var i = 0; i < samples.Length; i++) twice[2 * i] = twice[(2 * i) + 1] = samples[i];
        return twice.AsSpan(0, 2 * samples.Length);
    }
}
