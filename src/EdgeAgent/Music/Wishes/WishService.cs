using Microsoft.Extensions.Hosting;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Sync.Live;

namespace Roomtone.EdgeAgent.Music.Wishes;

/// <summary>Lets wishes come when it is their turn, and tells what becomes of them, second by second.</summary>
internal sealed class WishService(
    WishBoard board, PlaybackController controller, ILiveState live, FaultLog faults, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private LiveWishes? _shown;

    internal async Task TickAsync(CancellationToken cancellationToken)
    {
        if (await controller.AskAsync(IsDue, cancellationToken)) await controller.ChangeNextAsync(Follow, cancellationToken);
    }

    /// <summary>After a change of the wishes; between two polls.</summary>
    public void Follow()
    {
        board.Follow();
        if (board.Due() is { } wish) board.LineUp(wish);
        Show();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Step, time);
        do
        {
            try
            {
                await TickAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                faults.Say("The guests' wishes could not be followed", e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private bool IsDue()
    {
        board.Follow();
        if (board.Due() is not null) return true;
        Show();
        return false;
    }

    /// <summary>The moment at which one comes moves with each second; the sentence, with each minute.</summary>
    private void Show()
    {
        var now = board.Show();
        if (_shown is { } shown && Said(shown) == Said(now) && shown.Wishes.Select(Said).SequenceEqual(now.Wishes.Select(Said))) return;
        _shown = now;
        live.Show(StateKinds.Wishes, now);
    }

    private static LiveWishes Said(LiveWishes wishes) => wishes with { At = default, Wishes = [] };

    private static LiveWish Said(LiveWish wish) => wish with { ComesAt = null };
}
