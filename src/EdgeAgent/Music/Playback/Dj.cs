using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Music.Recommendation.Exploration;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.EdgeAgent.Sync.DesiredState;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>
/// Keeps the music going: looks at the speaker at each change and every second, and lets people ask. One thing at a
/// time, in the order it came. A lost speaker is tried again for ever; what should sound is put back when it returns.
/// </summary>
internal sealed class Dj(
    ISpeaker speaker,
    Turntable turntable,
    LineUp lineUp,
    Deck deck,
    Volume volume,
    TrackSelector selection,
    RoomMembers people,
    LiveTrackView view,
    DjNotes notes,
    SpeakerWatch watch,
    MoodTrace trace,
    Shelf shelf,
    TimeProvider time) : BackgroundService, IRoomSettingsListener, IRoomProfilesListener
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly Lock _rules = new();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private DjMemory? _memory;
    private bool _resumed;

    /// <summary>The track on the deck, or null.</summary>
    public NowPlaying? Playing => deck.Current;

    /// <summary>Takes the room's mood, from any thread. The next choice follows it; the playing track is not cut.</summary>
    public void Observe(RoomMood mood)
    {
        selection.Observe(mood);
        trace.Observe(mood);
        view.Change();
    }

    public void Apply(RoomSettings wanted)
    {
        people.Apply(wanted);
        Follow();
    }

    public async Task ApplyAsync(RoomProfiles known, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            _memory ??= notes.Recall();
            selection.Forget(people.ApplyProfiles(known));
            notes.Renew();
            Follow();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Does something for a person, between two looks, and shows what came of it.</summary>
    /// <exception cref="CommandRefusedException">The speaker does not do it.</exception>
    public async Task DoAsync(Func<Turntable, Task> deed, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await ResumeOnceAsync(cancellationToken);
            await deed(turntable);
            lineUp.Reconsider();
        }
        catch (SpeakerException e)
        {
            throw new CommandRefusedException(e.Message);
        }
        finally
        {
            view.Change();
            Show();
            _gate.Release();
        }
    }

    /// <summary>One look at the speaker, and what follows from it.</summary>
    /// <returns>How long to rest, at most, until the next.</returns>
    internal async Task<TimeSpan> LookAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await ResumeOnceAsync(cancellationToken);
            if (await turntable.LookAsync(cancellationToken)) view.Change();
            if (watch.IsWell()) view.Change();
            return LookEvery;
        }
        catch (SpeakerException e)
        {
            if (watch.Trouble is null) view.Change();
            return watch.Lost(e.Message);
        }
        finally
        {
            Show();
            _gate.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        shelf.Changed += Wake;
        await TaskGroup.RunAsync(ListenAsync(stoppingToken), LookOnAsync(stoppingToken));
    }

    private async Task LookOnAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested) await RestAsync(await LookAsync(cancellationToken), cancellationToken);
    }

    private void Follow()
    {
        // Settings and people come on threads of their own; the later one must not be overtaken.
        lock (_rules)
        {
            var rules = people.Rules;
            selection.Allow(rules);
            volume.LimitTo(rules.MaxVolumePercent);
        }

        lineUp.Reconsider();
        Wake();
    }

    private async Task ResumeOnceAsync(CancellationToken cancellationToken)
    {
        if (_resumed) return;
        _memory ??= notes.Recall();
        await turntable.ResumeAsync(_memory, cancellationToken);
        _resumed = true;
    }

    private void Show()
    {
        view.Show(deck, turntable.Wanted, volume.Percent, watch.Trouble, speaker.Notice);
        if (_resumed) notes.Keep(turntable.Wanted);
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await speaker.WaitForChangeAsync(cancellationToken);
                Wake();
            }
            catch (SpeakerException)
            {
                // The next look meets the same trouble and tells it.
                await Task.Delay(LookEvery, time, cancellationToken);
            }
        }
    }

    private void Wake()
    {
        view.Change();
        _wake.Writer.TryWrite(true);
    }

    private async Task RestAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_wake.Reader.WaitToReadAsync(rest.Token).AsTask(), Task.Delay(atMost, time, rest.Token));
        await rest.CancelAsync();
        _wake.Reader.TryRead(out _);
    }
}
