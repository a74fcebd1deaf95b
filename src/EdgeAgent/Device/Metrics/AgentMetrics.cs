using System.Diagnostics.Metrics;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Music.AudioAnalysis;
using Roomtone.EdgeAgent.State.Quarantine;
using Roomtone.EdgeAgent.Sync.Events;

namespace Roomtone.EdgeAgent.Device.Metrics;

/// <summary>How the box is, in figures for Prometheus. Numbers only: nothing of what the camera saw but how many faces.</summary>
internal sealed class AgentMetrics : IDisposable
{
    public AgentMetrics(
        PipelineCounters counters,
        ICapture capture,
        Outbox outbox,
        AnalysisProgress sounds,
        Quarantine quarantine,
        TimeProvider time
    )
    {
        AddVision(counters);
        AddCapture(capture, time);
        AddMusic(sounds);
        AddQuarantine(quarantine);
        AddOutbox(outbox);
        AddProcess(counters);
        AddBoard();
    }

    public Meter Meter { get; } = new("Roomtone.EdgeAgent");

    public void Dispose() => Meter.Dispose();

    private void AddVision(PipelineCounters counters)
    {
        Counter("roomtone_frames_total", "Frames looked at since the agent's start.", () => counters.Frames);
        Gauge(
            "roomtone_frame_milliseconds",
            "Time to look at a frame, the median of the last 128.",
            () => counters.Frames > 0 ? counters.MedianFrameMilliseconds() : null
        );
        Counter("roomtone_detector_runs_total", "Runs of the face detector.", () => counters.DetectorRuns);
        Counter(
            "roomtone_frames_not_searched_total",
            "Frames in which nothing asked for the face detector.",
            () => counters.FramesNotSearched
        );
        Counter("roomtone_tracks_total", "Faces that came into view, each once for as long as it stays.", () => counters.Tracks);
        Counter("roomtone_faces_total", "Faces found, each again in each frame.", () => counters.Faces);
        Counter("roomtone_readings_total", "Mood readings of the room, one a window.", () => counters.Readings);
    }

    private void AddCapture(ICapture capture, TimeProvider time)
    {
        Gauge("roomtone_sensing_on", "1 while the camera is wanted, 0 after a stop.", () => capture.IsOn ? 1 : 0);
        Counter("roomtone_frames_dropped_total", "Frames that a newer one replaced before they were looked at.", () => capture.Dropped);
        Gauge(
            "roomtone_last_frame_age_seconds",
            "Since the last frame of the camera arrived.",
            () => (time.GetUtcNow() - capture.LastFrameAt)?.TotalSeconds
        );
        Gauge(
            "roomtone_capture_frames_per_second",
            "Frames of the camera that arrive a second, over the last 10 s.",
            () => capture.FramesPerSecond
        );
        Counter("roomtone_capture_restarts_total", "Restarts of the capture after a fault.", () => capture.Restarts);
        Counter("roomtone_capture_stalls_total", "Those of them because the camera went silent.", () => capture.Stalls);
        Counter(
            "roomtone_capture_paused_seconds_total",
            "Waited between tries to bring the capture back.",
            () => (long)capture.Paused.TotalSeconds
        );
        Gauge("roomtone_capture_restarts_last_hour", "Restarts of the capture within the last hour.", () => capture.RestartsLastHour);
        Gauge("roomtone_capture_stalls_last_hour", "Stalls of the capture within the last hour.", () => capture.StallsLastHour);
        Gauge(
            "roomtone_picture_brightness",
            "Mean of the picture, 0 to 255; near 0 the lens is covered or it is night.",
            () => capture.Light?.Brightness
        );
        Gauge(
            "roomtone_picture_contrast",
            "Standard deviation of the picture, 0 to 128; near 0 the lens is covered.",
            () => capture.Light?.Contrast
        );
    }

    private void AddMusic(AnalysisProgress sounds)
    {
        Gauge("roomtone_music_files", "Tracks of the local library whose files can be seen.", () => sounds.Tracks);
        Gauge("roomtone_music_files_analysed", "Of these, how many were analysed or found unreadable.", () => sounds.Done);
        Gauge("roomtone_music_files_unreadable", "Of these, how many cannot be decoded.", () => sounds.Unreadable);
    }

    private void AddQuarantine(Quarantine quarantine) =>
        Meter.CreateObservableGauge(
            "roomtone_quarantined_items",
            () => quarantine.Counts().Select(kind => new Measurement<double>(kind.Value, new KeyValuePair<string, object?>("kind", kind.Key))),
            description: "Items that were set aside until they change."
        );

    private void AddOutbox(Outbox outbox)
    {
        Gauge("roomtone_outbox_depth", "Events that the history has not confirmed yet.", () => outbox.Depth);
        Counter("roomtone_events_published_total", "Events written since the outbox was made.", () => outbox.Published);
        Counter("roomtone_events_dropped_total", "Events lost since the outbox was made.", () => outbox.Dropped);
    }

    private void AddProcess(PipelineCounters counters)
    {
        Gauge("roomtone_uptime_seconds", "Since the agent's start.", () => counters.Uptime.TotalSeconds);
        Gauge("roomtone_resident_memory_bytes", "Resident memory of the agent.", () => Environment.WorkingSet);
        Gauge("roomtone_managed_memory_bytes", "Of that, what .NET's heap has taken.", () => GC.GetGCMemoryInfo().TotalCommittedBytes);
        Counter("roomtone_collections_total", "Garbage collections since the agent's start.", () => GC.CollectionCount(0));
        Counter("roomtone_full_collections_total", "Those of the whole heap, generation 2.", () => GC.CollectionCount(GC.MaxGeneration));
    }

    private void AddBoard()
    {
        Gauge("roomtone_board_celsius", "Temperature of the board.", () => Board.Celsius());
        Reasons("roomtone_board_throttling", "1 while the board slows itself down for this reason.", throttling => throttling.Now());
        Reasons("roomtone_board_throttling_since_boot", "1 when it has done so since it booted.", throttling => throttling.SinceBoot());
    }

    private void Counter(string name, string help, Func<long> value) => Meter.CreateObservableCounter(name, value, description: help);

    /// <summary>What is null at the moment is not measured.</summary>
    private void Gauge(string name, string help, Func<double?> value) => Meter.CreateObservableGauge(
        name, () => value() is { } known ? new Measurement<double>[] { new(known) } : [], description: help);

    private void Reasons(string name, string help, Func<Throttling, IEnumerable<(string Reason, double Value)>> read) =>
        Meter.CreateObservableGauge(
            name,
            () =>
                Throttling.Read() is { } throttling
                    ? read(throttling)
                        .Select(one => new Measurement<double>(one.Value, new KeyValuePair<string, object?>("reason", one.Reason)))
                    : [],
            description: help
        );
}
