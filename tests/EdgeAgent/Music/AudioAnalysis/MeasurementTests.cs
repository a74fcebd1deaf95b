namespace Roomtone.EdgeAgent.Tests.Music.AudioAnalysis;

/// <summary>Against the test signals of EBU Tech 3341 and 3342, and against sound whose tempo and key are known.</summary>
public class MeasurementTests
{
    private static readonly int[][] MajorChords = [[0, 4, 7], [5, 9, 12], [7, 11, 14], [0, 4, 7]];
    private static readonly int[][] MinorChords = [[0, 3, 7], [5, 8, 12], [7, 11, 14], [0, 3, 7]];

    [Theory]
    [InlineData(-23)]
    [InlineData(-33)]
    public void A_plain_tone_is_as_loud_as_its_level(double decibels) =>
        Assert.Equal(decibels, SyntheticSound.Heard(SyntheticSound.Sine(20, 1000, decibels)).Sound.Loudness, 0.1);

    [Fact]
    public void Quiet_parts_do_not_count_for_the_loudness() =>
        Assert.Equal(
            -23,
            SyntheticSound
                .Heard(SyntheticSound.Sine(6, 1000, -36), SyntheticSound.Sine(30, 1000, -23), SyntheticSound.Sine(6, 1000, -36))
                .Sound.Loudness,
            0.1
        );

    [Fact]
    public void The_loudness_range_lies_between_the_quiet_and_the_loud_part() =>
        Assert.Equal(
            10,
            SyntheticSound.Heard(SyntheticSound.Sine(20, 1000, -20), SyntheticSound.Sine(20, 1000, -30)).Sound.LoudnessRange,
            1.0
        );

    [Fact]
    public void A_peak_between_the_samples_is_found()
    {
        // At a quarter of the rate, 45 degrees off: no sample is above -9 dB.
        var peak = SyntheticSound.Heard(SyntheticSound.Sine(2, 44_100 / 4.0, -6, Math.PI / 4)).Sound.Peak;
        Assert.InRange(peak, -6.4, -5.8);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(97)]
    [InlineData(123)]
    [InlineData(151)]
    public void The_tempo_of_a_beat_is_found(double tempo) =>
        Assert.Equal(1, SyntheticSound.Heard(SyntheticSound.Clicks(25, tempo)).Sound.BeatsPerMinute / tempo, 0.02);

    [Fact]
    public void Each_beat_is_counted_once() =>
        Assert.Equal(2, SyntheticSound.Heard(SyntheticSound.Clicks(20, 120)).Sound.OnsetsPerSecond, 0.15);

    [Fact]
    public void A_tone_without_a_beat_has_no_tempo_and_silence_has_nothing()
    {
        var silence = SyntheticSound.Heard(new float[10 * 2 * 44_100]);
        Assert.Equal((0, -70, 0), (silence.Sound.BeatsPerMinute, silence.Sound.Loudness, silence.Sound.OnsetsPerSecond));
        Assert.Equal(0, SyntheticSound.Heard(new float[100]).Sound.BeatsPerMinute);
    }

    [Theory]
    [InlineData(261.63, false, "C major")]
    [InlineData(311.13, false, "E flat major")]
    [InlineData(220.00, true, "A minor")]
    [InlineData(277.18, true, "C sharp minor")]
    public void The_key_of_plain_chords_is_found(double tonic, bool isMinor, string key) =>
        Assert.Equal(key, SyntheticSound.Heard(SyntheticSound.Chords(tonic, isMinor ? MinorChords : MajorChords)).Sound.Key.ToString());

    [Fact]
    public void Instruments_tuned_off_do_not_change_the_key() =>
        Assert.Equal(
            "C major",
            SyntheticSound.Heard(SyntheticSound.Chords(261.63 * Math.Pow(2, 0.3 / 12), MajorChords)).Sound.Key.ToString()
        );

    [Fact]
    public void A_high_tone_is_brighter_than_a_low_one()
    {
        Assert.Equal(3000, SyntheticSound.Heard(SyntheticSound.Sine(3, 3000, -20)).Sound.Brightness, 60.0);
        Assert.Equal(300, SyntheticSound.Heard(SyntheticSound.Sine(3, 300, -20)).Sound.Brightness, 60.0);
    }
}
