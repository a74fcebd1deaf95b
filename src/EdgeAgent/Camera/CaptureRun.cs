using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Camera;

internal sealed partial class Capture
{
    /// <summary>
    /// One time from start to stop, on a thread of its own: the capture process dies with the thread that started it,
    /// so that thread must not be one of the pool's. What it does not expect ends the agent, as it should.
    /// </summary>
    private sealed class CaptureRun(Capture capture, Task previous)
    {
        /// <summary>What ends sooner has shown nothing, however well it says it ended.</summary>
        private static readonly TimeSpan ShortestRound = TimeSpan.FromMilliseconds(500);

        private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(250);

        private readonly TaskCompletionSource _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Backoff _backoff = new(ShortestPause, capture._settings.LongestPause);
        private readonly FrameAge _age = new(capture._settings, capture._clock);
        private volatile IFrameStream? _stream;
        private bool _isLost;
        private long _lostSince;
        private int _tries;

        public int? ProcessId => _stream?.ProcessId;

        public bool HasFrames => _stream is not null && _age.HasFrames;

        private bool IsStopping => _stop.Task.IsCompleted;

        public void Start() => new Thread(Work) { IsBackground = true, Name = "camera" }.Start();

        public Task StopAsync()
        {
            _stop.TrySetResult();
            _stream?.End();
            return _ended.Task;
        }

        private void Work()
        {
            previous.Wait();
            while (!IsStopping) Survive(PlayOnce());
            capture.Frames.Wipe();
            capture._light.Off();
            _ended.SetResult();
        }

        private StreamEnd PlayOnce()
        {
            _age.Restart();
            try
            {
                capture._light.On(); // Before the first picture, not after it.
                using var stream = capture._camera.Open(capture._errors);
                _stream = stream;
                return Play(stream);
            }
            catch (CameraException e)
            {
                return new StreamEnd(false, e.Message);
            }
            finally
            {
                _stream = null;
            }
        }

        private StreamEnd Play(IFrameStream stream)
        {
            using var watchdog = capture._clock.CreateTimer(_ => EndIfStalled(stream), null, FrameAge.LookEvery, FrameAge.LookEvery);
            if (IsStopping) stream.End(); // Stop came before there was a stream to end.

            var frame = capture.Frames.Rent();
            for (; stream.Read(frame.Pixels); frame = capture.Frames.Rent()) Take(frame);
            capture.Frames.Recycle(frame);
            return _age.Stall is { } stall ? new StreamEnd(false, stall) : stream.WaitForEnd();
        }

        private void Take(Frame frame)
        {
            _age.FrameCame();
            capture.Took(frame);
            if (!_isLost) return;
            _isLost = false;
            capture.SayBack(capture._clock.GetElapsedTime(_lostSince), _tries);
        }

        private void EndIfStalled(IFrameStream stream)
        {
            if (_age.LooksStalled()) stream.Break();
        }

        private void Survive(StreamEnd end)
        {
            if (IsStopping) return;
            if (end.IsRound && _age.Lived >= ShortestRound) return;

            capture.CountRestart(_age.Stall is not null);
            if (!_isLost) (_lostSince, _tries) = (capture._clock.GetTimestamp(), 0);
            _tries++;
            if (!_isLost) capture.SayLost(end.Why);
            _isLost = true;
            var began = capture._clock.GetTimestamp();
            Task.WaitAny(_stop.Task, Task.Delay(_backoff.After(_age.Lived), capture._clock));
            capture.CountPause(capture._clock.GetElapsedTime(began));
        }
    }
}
