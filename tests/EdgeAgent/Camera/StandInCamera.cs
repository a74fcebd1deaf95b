using Roomtone.EdgeAgent.Camera;

namespace Roomtone.EdgeAgent.Tests.Camera;

/// <summary>A camera whose capture program is a line of shell: a real process that can hang, crash and lie.</summary>
internal sealed class StandInCamera(TimeProvider clock, bool isRound, params string[] scripts) : ICamera
{
    public const int Width = 64;
    public const int Height = 64;
    public const int BytesAFrame = Width * Height * 3;

    /// <summary>Writes a frame every 20 ms.</summary>
    public const string Steady = "while head -c 12288 /dev/zero; do sleep 0.02; done";

    private int _opened;

    public string Kind => "stand-in";

    public int Opened => _opened;

    public IFrameStream Open(ErrorLines errors)
    {
        var script = scripts[Math.Min(_opened++, scripts.Length - 1)];
        return CaptureProcess.Start(new CaptureCommand("sh", ["-c", script], Width, Height, isRound), errors, clock);
    }
}
