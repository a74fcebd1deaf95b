using System.Numerics.Tensors;
using Roomtone.EdgeAgent.Music.AudioAnalysis.Signal;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>Listens to a track from beginning to end and says what it measured. Memory grows by about 80 KB a minute.</summary>
internal sealed class AudioFeatureExtractor
{
    public const int SampleRate = 44_100;

    private const int FrameLength = 2048;
    private const int FrameStep = 512;
    private const int PitchLength = 8192;
    private const int PitchStep = PitchLength / 2;
    private const double FrameRate = (double)SampleRate / FrameStep;

    /// <summary>Interleaved samples that are looked at in one go.</summary>
    private const int Chunk = 8192;

    private readonly LoudnessMeter _loudness = new(SampleRate);
    private readonly PeakMeter _leftPeak = new();
    private readonly PeakMeter _rightPeak = new();
    private readonly PowerSpectrum _frameSpectrum = new(FrameLength);
    private readonly PowerSpectrum _pitchSpectrum = new(PitchLength);
    private readonly OnsetCurve _onsets = new(FrameLength, SampleRate);
    private readonly PitchClasses _pitches = new(PitchLength, (double)SampleRate / Decimator.Factor);
    private readonly Timbre _timbre;
    private readonly Slices _frames = new(FrameLength, FrameStep);
    private readonly Slices _pitchFrames = new(PitchLength, PitchStep);
    private readonly Decimator _decimator;
    private readonly float[] _power = new float[PitchLength / 2];
    private readonly float[] _left = new float[Chunk / 2];
    private readonly float[] _right = new float[Chunk / 2];
    private readonly float[] _middle = new float[Chunk / 2];
    private long _samples;

    public AudioFeatureExtractor()
    {
        _timbre = new Timbre(FrameLength / 2, (double)SampleRate / FrameLength);
        _decimator = new Decimator(fewer => _pitchFrames.Take(fewer, TakePitches));
    }

    /// <summary>How much sound was taken.</summary>
    public TimeSpan Heard => TimeSpan.FromSeconds((double)_samples / SampleRate);

    /// <param name="interleaved">Left and right in turn, 1 for full scale, at <see cref="SampleRate"/>.</param>
    public void Take(ReadOnlySpan<float> interleaved)
    {
        for (; !interleaved.IsEmpty; interleaved = interleaved[Math.Min(Chunk, interleaved.Length)..])
            TakeChunk(interleaved[..Math.Min(Chunk, interleaved.Length)]);
    }

    public AudioFeatures Report()
    {
        var (tempo, clarity) = TempoReading.Of(_onsets.Values, FrameRate);
        var (key, majorness) = KeyReading.Of(_pitches.Sums);
        var peak = 20 * Math.Log10(Math.Max(1e-5, Math.Max(_leftPeak.Peak, _rightPeak.Peak)));
        var sound = new TrackSound(
            (float)tempo,
            (float)_loudness.Integrated(),
            (float)peak,
            (float)_loudness.Range(),
            (float)_timbre.Centroid,
            (float)OnsetCount.PerSecond(_onsets.Values, FrameRate),
            key
        );
        return new AudioFeatures(sound, clarity, majorness, _timbre.Brightness, _timbre.Level);
    }

    private void TakeChunk(ReadOnlySpan<float> interleaved)
    {
        var count = interleaved.Length / 2;
        for (var i = 0; i < count; i++) (_left[i], _right[i]) = (interleaved[2 * i], interleaved[(2 * i) + 1]);
        _samples += count;
        _loudness.Take(interleaved);
        _leftPeak.Take(_left.AsSpan(0, count));
        _rightPeak.Take(_right.AsSpan(0, count));
        var middle = _middle.AsSpan(0, count);
        TensorPrimitives.Add(_left.AsSpan(0, count), _right.AsSpan(0, count), middle);
        TensorPrimitives.Multiply(middle, 0.5f, middle);
        _frames.Take(middle, TakeFrame);
        _decimator.Take(middle);
    }

    private void TakeFrame(ReadOnlySpan<float> samples)
    {
        var power = _power.AsSpan(0, FrameLength / 2);
        _frameSpectrum.Read(samples, power);
        _onsets.Take(power);
        _timbre.Take(samples, power);
    }

    private void TakePitches(ReadOnlySpan<float> samples)
    {
        _pitchSpectrum.Read(samples, _power);
        _pitches.Take(_power);
    }
}
