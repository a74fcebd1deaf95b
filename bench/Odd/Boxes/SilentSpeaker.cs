using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker;

namespace Roomtone.Odd.Bench.Boxes;

/// <summary>A speaker that does all it is asked at once, and makes no sound.</summary>
internal sealed class SilentSpeaker : ISpeaker
{
    private string? _track;
    private PlayState _state;
    private int _volume = 60;

    public string Provider => "local";

    public Task PlayAsync(string track, TimeSpan from, CancellationToken cancellationToken)
    {
        (_track, _state) = (track, PlayState.Playing);
        return Task.CompletedTask;
    }

    public Task PauseAsync(CancellationToken cancellationToken) => Be(PlayState.Paused);

    public Task ResumeAsync(CancellationToken cancellationToken) => Be(PlayState.Playing);

    public Task StopAsync(CancellationToken cancellationToken) => Be(PlayState.Stopped);

    public Task SetVolumeAsync(int percent, CancellationToken cancellationToken)
    {
        _volume = percent;
        return Task.CompletedTask;
    }

    public Task<SpeakerState> ReadAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new SpeakerState(1, _state, _track, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(3), _volume, null));

    public Task WaitForChangeAsync(CancellationToken cancellationToken) =>
        Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    private Task Be(PlayState state)
    {
        _state = state;
        return Task.CompletedTask;
    }
}
