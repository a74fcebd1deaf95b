using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Sync;

namespace Roomtone.EdgeAgent.Device.Metrics;

/// <summary>How the box is, in figures for Prometheus. Numbers only: nothing of what the camera saw but how many faces.</summary>
internal sealed class MetricsPage(PipelineCounters counters, Capture capture, Outbox outbox, TimeProvider time)
{
    public string Write()
    {
        var page = new Exposition();
        AddSeeing(page);
        AddOutbox(page);
        AddBoard(page);
        return page.ToString();
    }

    private void AddSeeing(Exposition page) => page
        .Gauge("roomtone_sensing_on", "1 while the camera is wanted, 0 after a stop.", capture.IsOn ? 1 : 0)
        .Counter("roomtone_frames_total", "Frames looked at since the agent's start.", counters.Frames)
        .Counter("roomtone_frames_dropped_total", "Frames that a newer one replaced before they were looked at.", capture.Dropped)
        .Gauge("roomtone_last_frame_age_seconds", "Since the last frame of the camera arrived.", (time.GetUtcNow() - capture.LastFrameAt)?.TotalSeconds)
        .Gauge("roomtone_frame_milliseconds", "Time to look at a frame, the median of the last 128.", counters.Frames > 0 ? counters.MedianFrameMilliseconds() : null)
        .Counter("roomtone_faces_total", "Faces found, each again in each frame.", counters.Faces)
        .Counter("roomtone_readings_total", "Mood readings of the room, one a window.", counters.Readings)
        .Gauge("roomtone_capture_frames_per_second", "Frames of the camera that arrive a second, over the last 10 s.", capture.FramesPerSecond)
        .Counter("roomtone_capture_restarts_total", "Restarts of the capture after a fault.", capture.Restarts)
        .Counter("roomtone_capture_stalls_total", "Those of them because the camera went silent.", capture.Stalls)
        .Gauge("roomtone_capture_restarts_last_hour", "Restarts of the capture within the last hour.", capture.RestartsLastHour)
        .Gauge("roomtone_capture_stalls_last_hour", "Stalls of the capture within the last hour.", capture.StallsLastHour)
        .Gauge("roomtone_picture_brightness", "Mean of the picture, 0 to 255; near 0 the lens is covered or it is night.", capture.Light?.Brightness)
        .Gauge("roomtone_picture_contrast", "Standard deviation of the picture, 0 to 128; near 0 the lens is covered.", capture.Light?.Contrast);

    private void AddOutbox(Exposition page) => page
        .Gauge("roomtone_outbox_depth", "Events that the history has not confirmed yet.", outbox.Depth)
        .Counter("roomtone_events_published_total", "Events written since the outbox was made.", outbox.Published)
        .Counter("roomtone_events_dropped_total", "Events lost since the outbox was made.", outbox.Dropped);

    private void AddBoard(Exposition page)
    {
        page.Gauge("roomtone_uptime_seconds", "Since the agent's start.", counters.Uptime.TotalSeconds)
            .Gauge("roomtone_resident_memory_bytes", "Resident memory of the agent.", Environment.WorkingSet)
            .Gauge("roomtone_board_celsius", "Temperature of the board.", Board.Celsius());
        if (Throttling.Read() is not { } throttling) return;
        page.Gauges("roomtone_board_throttling", "1 while the board slows itself down for this reason.", "reason", throttling.Now())
            .Gauges("roomtone_board_throttling_since_boot", "1 when it has done so since it booted.", "reason", throttling.SinceBoot());
    }
}
