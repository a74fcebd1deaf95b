using System.Globalization;

namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>
/// A show of still pictures as a camera's stream: GStreamer repeats each at a steady rate, and gets the next one when enough
/// frames of it have been read. While that one is decoded the last one stays.
/// </summary>
internal sealed class SlideshowStream : IFrameStream
{
    private readonly SlideshowSource _show;
    private readonly CameraSettings _settings;
    private readonly CaptureProcess _capture;
    private readonly Stream _input;
    private readonly byte[] _canvas;
    private readonly ErrorLines _errors;
    private readonly SemaphoreSlim _due = new(0, 1);
    private readonly int _framesAPicture;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _feeding;
    private volatile string? _fault;
    private long _frames;

    private SlideshowStream(
        SlideshowSource show,
        CameraSettings settings,
        CaptureProcess capture,
        byte[] canvas,
        ErrorLines errors
    )
    {
        (_show, _settings, _capture, _canvas, _errors) = (show, settings, capture, canvas, errors);
        _framesAPicture = FramesAPicture(settings);
        _input = capture.Input;
        _feeding = Task.Run(FeedAsync, CancellationToken.None);
    }

    public int ProcessId => _capture.ProcessId;

    /// <param name="show">Gives the pictures.</param>
    /// <param name="settings">How long each stays, and the rate.</param>
    /// <param name="canvas">Room for one picture; wiped at the end.</param>
    /// <param name="command">What <see cref="CommandFor"/> gives.</param>
    /// <param name="errors">Takes what the capture says.</param>
    /// <param name="time">The clock by which the program is ended.</param>
    /// <exception cref="CameraException">The program cannot be started.</exception>
    public static SlideshowStream Start(
        SlideshowSource show,
        CameraSettings settings,
        byte[] canvas,
        CaptureCommand command,
        ErrorLines errors,
        TimeProvider time
    ) => new(show, settings, CaptureProcess.Start(command, errors, time), canvas, errors);

    /// <summary>Takes canvases on its standard input, and gives the newest one at the rate of the settings.</summary>
    public static CaptureCommand CommandFor(int width, int height, int framesPerSecond)
    {
        string[] arguments =
        [
            Pipeline.Quiet,
            "fdsrc",
            "fd=0",
            Number("blocksize", width * height * 3),
            "!",
            "rawvideoparse",
            "format=rgb",
            Number("width", width),
            Number("height", height),
            $"framerate={framesPerSecond.ToString(CultureInfo.InvariantCulture)}/1",
            "!",
            "imagefreeze",
            "allow-replace=true",
            "!",
            Pipeline.Rate(framesPerSecond),
            .. Pipeline.OutInTime,
        ];
        return new CaptureCommand(Pipeline.Program, arguments, width, height, IsRound: false) { IsFed = true };
    }

    public static int FramesAPicture(CameraSettings settings) =>
        Math.Max(1, (int)(settings.PictureTime.TotalSeconds * settings.FramesPerSecond));

    public bool Read(Span<byte> pixels)
    {
        if (!_capture.Read(pixels)) return false;
        if (++_frames % _framesAPicture == 0 && _due.CurrentCount == 0) _due.Release();
        return true;
    }

    public void End()
    {
        _end.Cancel();
        _capture.End();
    }

    public void Break()
    {
        _end.Cancel();
        _capture.Break();
    }

    public StreamEnd WaitForEnd()
    {
        var end = _capture.WaitForEnd();
        return _fault is { } fault ? new StreamEnd(false, fault) : end;
    }

    public void Dispose()
    {
        _end.Cancel();
        _capture.Dispose(); // First: a write to a frozen program ends only with it.
        _feeding.Wait(CancellationToken.None);
        _end.Dispose();
        _due.Dispose();
        Array.Clear(_canvas);
        _show.Wipe();
    }

    private async Task FeedAsync()
    {
        var isFirst = true;
        try
        {
            while (true)
            {
                await _show.NextAsync(_canvas, _errors, _end.Token);
                if (isFirst) isFirst = false;
                else await _due.WaitAsync(_end.Token);
                await _input.WriteAsync(_canvas, _end.Token);
                await _input.FlushAsync(_end.Token);
            }
        }
        catch (Exception) when (_end.IsCancellationRequested)
        {
            // The show was ended, and its program with it.
        }
        catch (IOException)
        {
            // The program has ended; whoever reads its frames says why.
        }
        catch (Exception e)
        {
            _fault = e is CameraException ? e.Message : $"The photographs of {_settings.Pictures} cannot be shown: {e.Message}";
            _capture.End();
        }
    }

    private static string Number(string name, int value) => string.Create(CultureInfo.InvariantCulture, $"{name}={value}");
}
