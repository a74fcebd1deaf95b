using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Tests.Speaker;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Playback;

public class VolumeTests
{
    private readonly RecordingSpeaker _speaker = new(new ManualClock());
    private readonly Volume _volume;

    public VolumeTests() => _volume = new Volume(_speaker, new MusicSettings());

    [Fact]
    public async Task Quiet_hours_turn_the_music_down_and_what_was_wanted_comes_back_after_them()
    {
        await _volume.SetAsync(70, CancellationToken.None);
        _volume.QuietTo(20);
        await LookAsync();
        Assert.Equal(20, _speaker.Volume);

        _volume.QuietTo(100);
        await LookAsync();

        Assert.Equal(70, _speaker.Volume);
    }

    [Fact]
    public async Task In_quiet_hours_a_hand_may_turn_it_further_down_but_not_up()
    {
        await _volume.SetAsync(70, CancellationToken.None);
        _volume.QuietTo(20);
        await LookAsync();

        _speaker.SetVolumeByHand(50);
        await LookAsync();
        Assert.Equal(20, _speaker.Volume);

        _speaker.SetVolumeByHand(10);
        await LookAsync();
        Assert.Equal((10, 10), (_speaker.Volume, _volume.Percent));
    }

    [Fact]
    public async Task Silence_is_a_limit_of_nothing()
    {
        await _volume.SetAsync(70, CancellationToken.None);

        _volume.QuietTo(0);
        await LookAsync();

        Assert.Equal((0, 70), (_speaker.Volume, _volume.Wanted));
    }

    /// <summary>As the turntable does each second.</summary>
    private async Task LookAsync()
    {
        for (var i = 0; i < 2; i++) await _volume.FollowAsync(await _speaker.ReadAsync(CancellationToken.None), CancellationToken.None);
    }
}
