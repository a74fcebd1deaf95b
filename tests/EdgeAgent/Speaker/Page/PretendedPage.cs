using Roomtone.Contracts;
using Roomtone.EdgeAgent.Tests.Sync;
using Roomtone.Hosting;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Page;

/// <summary>A page that follows what it is told, as a browser would, and says what it does when the test lets it.</summary>
internal sealed class PretendedPage(PageLink link, ManualClock clock, params string[] providers)
{
    private static readonly string Reported = Topics.SpeakerReported("home-1");

    private TimeSpan _at;
    private TimeSpan _since;
    private long _session;

    public Guid Id { get; init; } = Guid.NewGuid();

    public PageState State { get; set; }

    public TrackInfo? Track { get; private set; }

    public int Volume { get; set; } = 80;

    public bool IsMuted { get; set; }

    public string? Fault { get; set; }

    /// <summary>The device of Spotify Connect that it is.</summary>
    public string? SpotifyDevice { get; set; }

    public string? SpotifyFault { get; set; }

    public bool IsAsleep { get; set; }

    /// <summary>When set, it hears nothing of what it is told.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>Whether it says its state, but stays where it is.</summary>
    public bool IsStill { get; private set; }

    /// <summary>Tracks that it cannot play.</summary>
    public HashSet<string> Broken { get; } = [];

    /// <summary>The provider whose player it has found that it cannot have.</summary>
    public string? GoneProvider { get; set; }

    public bool IsTurn { get; private set; }

    public TimeSpan Length { get; set; } = TimeSpan.FromMinutes(3);

    public TimeSpan Position => State == PageState.Playing && !IsStill ? _at + (clock.Steady - _since) : _at;

    public DesiredSound? Told { get; private set; }

    public static DesiredSound? LastOf(PageLink link) =>
        link.Published.LastOrDefault(message => message.Topic == Topics.SpeakerDesired("home-1")) is { } last
            ? Wire.Read<DesiredSound>(last.Payload.Span)
            : null;

    public void Claim() => Say(isClaim: true);

    public void Leave() => Say(isLeaving: true);

    /// <summary>What a page does every second.</summary>
    public void Tick()
    {
        if (IsAsleep) return;
        if (!IsDeaf && LastOf(link) is { } told && told != Told) Follow(told);
        if (State == PageState.Playing && Position >= Length) Move(PageState.Ended, Length);
        if (IsTurn) Say();
    }

    /// <summary>Its player hangs, and calls that so.</summary>
    public void StandStill(PageState state) => (_at, State, IsStill) = (Position, state, true);

    public void PauseByHand() => Move(PageState.Paused, Position);

    public void PlayByHand() => Move(PageState.Playing, Position);

    public void Say(bool isClaim = false, bool isLeaving = false)
    {
        if (isClaim) IsTurn = true;
        string[] playable = [.. providers.Where(provider => provider != GoneProvider)];
        var report = new ReportedSound(
            Id, isClaim, isLeaving, _session, State, Position.TotalSeconds, Length.TotalSeconds, IsMuted ? 0 : Volume, playable, Fault)
        {
            SpotifyDevice = SpotifyDevice,
            SpotifyFault = SpotifyFault,
        };
        link.Deliver(Reported, Wire.Write(report));
    }

    private void Follow(DesiredSound told)
    {
        Told = told;
        if (told.Page != Id)
        {
            (IsTurn, Track) = (false, null);
            Move(PageState.Idle, TimeSpan.Zero);
            return;
        }

        Volume = told.VolumePercent;
        var isNew = told.Session != _session;
        (_session, Track) = (told.Session, told.Track);
        if (isNew) _at = TimeSpan.FromSeconds(told.PositionSeconds);
        if (told.Track is null) Move(PageState.Idle, TimeSpan.Zero);
        else if (told.Track.Provider == GoneProvider) (State, Fault) = (PageState.Failed, "This library sounds only at the box.");
        else if (Broken.Contains(told.Track.Id)) (State, Fault) = (PageState.Failed, "The file cannot be decoded.");
        else if (State != PageState.Blocked) Begin(told, isNew);
    }

    private void Begin(DesiredSound told, bool isNew)
    {
        Fault = null;
        if (IsStill) return;
        Move(told.State == PlayState.Playing ? PageState.Playing : PageState.Paused, isNew ? _at : Position);
    }

    private void Move(PageState state, TimeSpan at) => (State, _at, _since) = (state, at, clock.Steady);
}
