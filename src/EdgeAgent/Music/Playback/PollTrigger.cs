using System.Threading.Channels;
using Roomtone.EdgeAgent.Speaker;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>Says when the next poll of the speaker is due: when it has changed, when somebody asks, or after a while.</summary>
internal sealed class PollTrigger(ISpeaker speaker, TimeProvider time)
{
    private static readonly TimeSpan ListenAgainAfter = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _requests = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>From any thread.</summary>
    public void Request() => _requests.Writer.TryWrite(true);

    /// <summary>Requests a poll at each change of the speaker.</summary>
    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await speaker.WaitForChangeAsync(cancellationToken);
                Request();
            }
            catch (SpeakerException)
            {
                // The next poll meets the same fault and reports it.
                await Task.Delay(ListenAgainAfter, time, cancellationToken);
            }
        }
    }

    /// <returns>Whether a poll was requested; false when the time is over.</returns>
    public async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_requests.Reader.WaitToReadAsync(wait.Token).AsTask(), Task.Delay(atMost, time, wait.Token));
        await wait.CancelAsync();
        return _requests.Reader.TryRead(out _);
    }
}
