using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Sources;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Camera;

public sealed class RtspTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private RtspServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await RtspServer.StartAsync(_folder.Path);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_camera_in_the_network_is_read_with_its_password_which_nobody_else_can_see()
    {
        var settings = new CameraSettings { Source = _server.Address, User = RtspServer.User, Width = 320, Height = 240 };
        Assert.Empty(settings.Problems());
        var commandLines = "";
        var camera = new RtspCamera(
            settings,
            RtspServer.Password,
            opened: process => commandLines = string.Concat(ProcessTree.CommandLines(process))
        );

        var frame = (await Captured.FramesAsync(camera, settings, count: 5))[^1];

        Assert.True(frame.At(160, 120) is { Red: > 200, Green: < 60, Blue: < 60 });
        Assert.DoesNotContain("pass word", commandLines, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_password_is_said_without_it()
    {
        var settings = new CameraSettings { Source = _server.Address, User = RtspServer.User, Width = 320, Height = 240 };

        var why = Captured.LossOf(new RtspCamera(settings, "wrong-secret"));

        Assert.Contains("Unauthorized", why, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret", why, StringComparison.Ordinal);
    }

    private sealed class RtspCamera(CameraSettings settings, string? password, Action<int>? opened = null) : ICamera
    {
        public string Kind => "rtsp";

        public IFrameStream Open(ErrorLines errors)
        {
            var process = CaptureProcess.Start(RtspPipeline.For(settings, password), errors, TimeProvider.System);
            opened?.Invoke(process.ProcessId);
            return process;
        }
    }
}
