using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.Hosting;
using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent.Speaker.Page;

/// <summary>
/// The words with the pages that can sound: whose turn it is, what that page says, and what it is told. A claim that was
/// kept from the last run of the agent counts when its page speaks.
/// </summary>
internal sealed partial class PageLine(IMqttLink link, DeviceSettings device, TimeProvider time, ILogger<PageLine> logger)
    : IHostedService, IDisposable
{
    /// <summary>How long the broker may take.</summary>
    private static readonly TimeSpan TellLimit = TimeSpan.FromSeconds(2);

    /// <summary>Beyond it JavaScript cannot count.</summary>
    private const long LargestSession = 1L << 52;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _changed = new(0, 1);
    private readonly PageRefusals _refusals = new("What a page says of its sound", time, logger);
    private DesiredSound? _told;
    private PageVoice? _voice;
    private (Guid Page, TimeSpan Since)? _kept;
    private long _claims;

    /// <summary>Grows over restarts, so that a page never takes a new track for one that it knows.</summary>
    private long _session = time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The page whose turn it is; null when it is no page's.</summary>
    public PageVoice? Voice
    {
        get
        {
            lock (_gate) return _voice;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        link.ConnectionChanged += OnConnectionChanged;
        link.Subscribe(Topics.SpeakerDesired(device.Id), QualityOfService.AtLeastOnce, OnKept);
        link.Subscribe(Topics.SpeakerReported(device.Id), QualityOfService.AtLeastOnce, OnReported);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        link.ConnectionChanged -= OnConnectionChanged;
        return Task.CompletedTask;
    }

    public void Dispose() => _changed.Dispose();

    public long NextSession() => Interlocked.Increment(ref _session);

    /// <exception cref="SpeakerException">The broker did not take it.</exception>
    public async Task TellAsync(DesiredSound sound, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_voice?.Page != sound.Page) throw new SpeakerException("No page is the speaker any more.", SpeakerFault.Lost);
            _told = sound;
        }

        try
        {
            await SendAsync(sound).WaitAsync(TellLimit, time, cancellationToken);
        }
        catch (Exception e) when (e is MqttException or TimeoutException)
        {
            throw new SpeakerException(
                $"The page that is the speaker cannot be told what to play ({e.Message.TrimEnd('.')}).", SpeakerFault.Lost, e);
        }
    }

    /// <summary>Tells what a person has done at the page itself, so that it holds when the page comes back.</summary>
    public void Note(DesiredSound sound)
    {
        lock (_gate)
        {
            if (_voice?.Page != sound.Page) return;
            _told = sound;
        }

        _ = TrySendAsync(sound);
    }

    /// <summary>It is no page's turn any more; the page is told.</summary>
    public void LetGo()
    {
        DesiredSound silence;
        lock (_gate)
        {
            (_voice, _kept) = (null, null);
            silence = _told = Silence(null);
        }

        _ = TrySendAsync(silence);
    }

    /// <summary>A page that was the speaker when the agent ended and has not come back has lost its turn.</summary>
    public void ForgetKept()
    {
        lock (_gate)
        {
            if (_kept is not { } kept || time.Steady - kept.Since <= PageVoice.GoneAfter) return;
        }

        LetGo();
    }

    public Task WaitForChangeAsync(CancellationToken cancellationToken) => _changed.WaitAsync(cancellationToken);

    /// <summary>Ends a wait for a change.</summary>
    public void Wake()
    {
        lock (_gate)
            if (_changed.CurrentCount == 0) _changed.Release();
    }

    private void OnConnectionChanged(bool connected)
    {
        if (connected && _told is { } told) _ = TrySendAsync(told);
    }

    /// <summary>What the last run of the agent told, which the broker kept.</summary>
    private void OnKept(MqttMessage message)
    {
        if (!message.Retained || message.Payload.IsEmpty) return;
        if (!PagePayload.TryRead<DesiredSound>(message.Payload, _ => [], out var kept, out _)) return;
        lock (_gate)
        {
            if (_told is not null) return; // Of this run.
            if (kept.Session is > 0 and < LargestSession) _session = Math.Max(_session, kept.Session);
            if (kept.Page is { } page && _voice is null) _kept = (page, time.Steady);
        }
    }

    private void OnReported(MqttMessage message)
    {
        if (message.Retained) return;
        if (!PagePayload.TryRead<ReportedSound>(message.Payload, said => said.Problems(), out var report, out var problem))
            _refusals.Add(problem);
        else if (!report.IsLeaving) Hear(report);
        else if (Voice?.Page == report.Page) Leave();
    }

    private void Leave()
    {
        LetGo();
        Wake();
    }

    private void Hear(ReportedSound report)
    {
        bool isNew, isChange;
        lock (_gate)
        {
            // A page may say its claim again until it hears that it is its turn.
            isNew = _voice?.Page != report.Page || (report.IsClaim && _told?.State != PlayState.Playing);
            if (isNew && !report.IsClaim && _kept?.Page != report.Page) return;
            isChange = isNew || IsChange(_voice!.Report, report);
            _voice = isNew ? new PageVoice(report.Page, ++_claims, report, time.Steady, time.Steady) : _voice!.Then(report, time.Steady);
            _kept = null;
            if (isNew) _told = Silence(report.Page);
        }

        if (isNew) _ = TrySendAsync(_told!);
        if (isChange) Wake();
    }

    private static bool IsChange(ReportedSound before, ReportedSound now) =>
        (before.Session, before.State, before.VolumePercent, before.Fault, before.SpotifyDevice, before.SpotifyFault)
        != (now.Session, now.State, now.VolumePercent, now.Fault, now.SpotifyDevice, now.SpotifyFault);

    private DesiredSound Silence(Guid? page) =>
        new(page, NextSession(), PlayState.Stopped, null, null, 0, time.GetUtcNow(), _told?.VolumePercent ?? 100);

    private async Task TrySendAsync(DesiredSound sound)
    {
        try
        {
            await SendAsync(sound);
        }
        catch (MqttException)
        {
            // Sent at the next connection.
        }
    }

    private Task SendAsync(DesiredSound sound) =>
        link.PublishAsync(Topics.SpeakerDesired(device.Id), Wire.Write(sound), QualityOfService.AtLeastOnce, retain: true);
}
