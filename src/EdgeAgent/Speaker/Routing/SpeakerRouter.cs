using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Speaker.Routing;

/// <summary>
/// Several speakers as one. Each track goes the first way that is open to its provider. A fault closes the way and ends
/// its track, or lets another way go on with it; when the fault is over, the track that sounds plays to its end first.
/// One at a time is to sound: what is left is stopped as far as it can be told.
/// </summary>
/// <param name="routes">The first that carries a track plays it; the last is the box's own player.</param>
/// <param name="sources">Whose tracks may come, best first.</param>
/// <param name="time">The clock of its limits.</param>
internal sealed class SpeakerRouter(IReadOnlyList<ISpeakerRoute> routes, SourceOrder sources, TimeProvider time) : ISpeaker
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(1);

    private ISpeakerRoute? _active;
    private (ISpeakerRoute? Route, long Inner) _last;
    private long _session;
    private string? _provider;
    private string? _leaving;
    private bool _sounds;

    public string Provider => Providers is [var first, ..] ? first : MusicSources.ProviderOf(MusicSources.Library);

    public IReadOnlyList<string> Providers =>
    [
        .. sources.Providers.Where(provider => provider != _leaving && routes.Any(route => route.Providers.Contains(provider)))
            .OrderByDescending(provider => routes.Any(route => route.IsChosen && route.Providers.Contains(provider))),
    ];

    public string? Notice
    {
        get
        {
            string[] notices = [.. routes.Select(route => route.Notice).Append(sources.Notice).OfType<string>()];
            if (notices.Length == 0) return null;
            var isOtherClosed = routes.Any(route => route != Own && route is { Notice: not null, Providers: [] });
            return string.Join(' ', isOtherClosed && _sounds && Active == Own ? [.. notices, "The local library plays meanwhile."] : notices);
        }
    }

    private ISpeakerRoute Own => routes[^1];

    private ISpeakerRoute Active => _active ?? Own;

    public async Task PlayAsync(string track, TimeSpan from, CancellationToken cancellationToken)
    {
        var provider = TrackProvider.Of(track);
        var route = RouteFor(provider) ?? throw new SpeakerException(WhyNot(provider), SpeakerFault.Moved);
        try
        {
            await route.Speaker.PlayAsync(track, from, cancellationToken);
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Lost && TryLeave(route, e))
        {
            throw new SpeakerException(e.Message, SpeakerFault.Moved, e);
        }

        _provider = provider;
        if (_active is { } before && before != route) await TryStopAsync(before.Speaker, cancellationToken);
        Activate(route);
        _sounds = true;
    }

    /// <summary>What follows is lined up only from a speaker to itself.</summary>
    public Task<bool> FollowWithAsync(string? track, CancellationToken cancellationToken) =>
        Active.Speaker.FollowWithAsync(
            track is not null && RouteFor(TrackProvider.Of(track)) != Active ? null : track, cancellationToken);

    public Task PauseAsync(CancellationToken cancellationToken) => DoAsync(speaker => speaker.PauseAsync(cancellationToken));

    public Task ResumeAsync(CancellationToken cancellationToken) => DoAsync(speaker => speaker.ResumeAsync(cancellationToken));

    public Task StopAsync(CancellationToken cancellationToken) => DoAsync(speaker => speaker.StopAsync(cancellationToken));

    public async Task SetVolumeAsync(int percent, CancellationToken cancellationToken)
    {
        var before = _active;
        await DoAsync(speaker => speaker.SetVolumeAsync(percent, cancellationToken));
        if (before is not null && before != _active) await Active.Speaker.SetVolumeAsync(percent, cancellationToken);
    }

    public async Task<SpeakerState> ReadAsync(CancellationToken cancellationToken)
    {
        foreach (var route in routes) route.Poll(cancellationToken);
        _leaving = null;
        Activate(_active ?? await FirstAsync(cancellationToken));
        if (Active != Own && Active.Providers.Count == 0) Activate(Next());
        var claimed = routes.FirstOrDefault(route => route.IsClaimed);
        if (claimed is not null && claimed != Active) await HandOverAsync(claimed, cancellationToken);
        try
        {
            return await ReadAsync(Active, cancellationToken);
        }
        catch (SpeakerException e) when (TryLeave(Active, e))
        {
            return await ReadAsync(Active, cancellationToken);
        }
    }

    public Task WaitForChangeAsync(CancellationToken cancellationToken) => Active.Speaker.WaitForChangeAsync(cancellationToken);

    private async Task<SpeakerState> ReadAsync(ISpeakerRoute route, CancellationToken cancellationToken)
    {
        var state = await route.Speaker.ReadAsync(cancellationToken);
        _sounds = state.State == PlayState.Playing;
        if (state.Track is { } track) _provider = TrackProvider.Of(track);
        return Stamped(route, state);
    }

    private ISpeakerRoute? RouteFor(string provider) =>
        sources.Providers.Contains(provider) ? routes.FirstOrDefault(route => route.Providers.Contains(provider)) : null;

    private string WhyNot(string provider) =>
        sources.Providers.Contains(provider) && Notice is { } notice ? notice : sources.WhyNot(provider);

    /// <summary>At the start: what the box's own player plays already goes on.</summary>
    private async Task<ISpeakerRoute> FirstAsync(CancellationToken cancellationToken)
    {
        var best = RouteFor(Provider) ?? Own;
        return best == Own || await IsPlayingAsync(Own.Speaker, cancellationToken) ? Own : best;
    }

    /// <summary>Where the track may go on; else where the best of what may come would sound.</summary>
    private ISpeakerRoute Next() => (_provider is { } provider ? RouteFor(provider) : null) ?? RouteFor(Provider) ?? Own;

    /// <summary>
    /// A person wants to hear it elsewhere: the track goes on there, from where it is. One that cannot makes room for
    /// one that can.
    /// </summary>
    private async Task HandOverAsync(ISpeakerRoute claimed, CancellationToken cancellationToken)
    {
        var provider = _provider ?? Provider;
        if (RouteFor(provider) == claimed)
        {
            await TryStopAsync(Active.Speaker, cancellationToken);
            Activate(claimed);
        }
        else if (RouteFor(provider) is { IsChosen: true })
        {
            // It sounds in the page all the same, by another way.
        }
        else if (claimed.Providers.Any(sources.Providers.Contains))
        {
            _leaving = provider;
        }
    }

    private void Activate(ISpeakerRoute route)
    {
        if (route == _active) return;
        _active = route;
        foreach (var other in routes.Where(other => other != route)) other.Wake(); // Changes of this one count from now on.
    }

    /// <summary>A lost speaker has no track that a command could act on any more: the next poll finds that out and goes on.</summary>
    private async Task DoAsync(Func<ISpeaker, Task> ask)
    {
        var route = Active;
        try
        {
            await ask(route.Speaker);
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Lost && TryLeave(route, e))
        {
            // Said by its route.
        }
    }

    /// <summary>The box's own player is waited for, where nothing else can sound.</summary>
    private bool TryLeave(ISpeakerRoute route, SpeakerException fault)
    {
        var others = routes.Where(other => other != route).SelectMany(other => other.Providers);
        if (route == Own && !others.Any(sources.Providers.Contains)) return false;
        if (!route.TryClose(fault)) return false;
        Activate(Next());
        return true;
    }

    private static async Task<bool> IsPlayingAsync(ISpeaker speaker, CancellationToken cancellationToken)
    {
        try
        {
            return (await speaker.ReadAsync(cancellationToken)).State == PlayState.Playing;
        }
        catch (SpeakerException)
        {
            return false; // The other one does not need it.
        }
    }

    private async Task TryStopAsync(ISpeaker speaker, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(StopLimit, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            await speaker.StopAsync(limit.Token);
        }
        catch (Exception e) when (e is SpeakerException or OperationCanceledException)
        {
            // It cannot be told any more. The other one sounds, which matters more.
        }
    }

    /// <summary>Another speaker is another session: its volume is set anew, and nothing of the old one is expected of it.</summary>
    private SpeakerState Stamped(ISpeakerRoute route, SpeakerState state)
    {
        var now = (route, state.Session);
        if (now != _last) _session++;
        _last = now;
        return state with { Session = _session };
    }
}
