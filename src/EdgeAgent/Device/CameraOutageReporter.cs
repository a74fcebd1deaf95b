using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera;

namespace Roomtone.EdgeAgent.Device;

/// <summary>
/// Says when the camera is lost and back, as events. A camera with a bad plug comes and goes all day: after a few losses
/// an hour only one that lasts is said at once, and the next word tells how many there were.
/// </summary>
internal sealed class CameraOutageReporter(ICapture capture, TimeProvider time, Action<string, string> say)
{
    private const int SaidAnHour = 6;
    private static readonly TimeSpan Lasting = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly HourlyCount _losses = new(time);
    private readonly HourlyCount _said = new(time);
    private string? _why;
    private long _since;
    private bool _isSaid;

    public void Follow()
    {
        capture.Lost += Lost;
        capture.Back += Back;
    }

    /// <summary>Says a loss that was held back and lasts. To be called now and then.</summary>
    public void Poll()
    {
        string? sentence;
        lock (_gate) sentence = _why is not null && !_isSaid && time.GetElapsedTime(_since) >= Lasting ? Loss() : null;
        if (sentence is not null) say(DeviceHappenings.CameraLost, sentence);
    }

    internal void Lost(string why)
    {
        string? sentence;
        lock (_gate)
        {
            (_why, _since) = (why, time.GetTimestamp());
            _losses.Add();
            sentence = _said.LastHour < SaidAnHour ? Loss() : null;
        }

        if (sentence is not null) say(DeviceHappenings.CameraLost, sentence);
    }

    internal void Back(string how)
    {
        bool tell;
        lock (_gate) (tell, _isSaid, _why) = (_isSaid, false, null);
        if (tell) say(DeviceHappenings.CameraBack, how);
    }

    private string Loss()
    {
        _isSaid = true;
        _said.Add();
        var losses = _losses.LastHour;
        return losses <= SaidAnHour ? _why! : $"{_why} It was lost {losses} times within the hour.";
    }
}
