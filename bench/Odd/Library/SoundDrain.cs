using System.Diagnostics;

namespace Roomtone.Odd.Bench.Library;

/// <summary>The other end of the player's sound: takes it so many times as fast as it would be heard, and throws it away.</summary>
internal sealed class SoundDrain : IDisposable
{
    /// <summary>44100:16:2.</summary>
    private const int BytesASecond = 44_100 * 2 * 2;

    /// <summary>How much of the sound is taken at once, s.</summary>
    private const double Piece = 0.5;

    private readonly FileStream _pipe;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _draining;

    /// <param name="path">Where the pipe is made.</param>
    /// <param name="times">1 is as it would be heard.</param>
    public SoundDrain(string path, double times)
    {
        File.Delete(path);
        using (var making = Process.Start("mkfifo", path)) making.WaitForExit();
        // For reading and writing, so that it never ends, whoever comes and goes at the other end (fifo(7)).
        _pipe = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        _draining = Task.Factory.StartNew(() => Drain(times), default, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public void Dispose()
    {
        _end.Cancel();
        _pipe.Write(new byte[4]); // Wakes the reader.
        _draining.Wait();
        _pipe.Dispose();
        _end.Dispose();
    }

    private void Drain(double times)
    {
        var (buffer, taken, begun) = (new byte[(int)(BytesASecond * Piece)], 0L, TimeProvider.System.GetTimestamp());
        using var never = new ManualResetEventSlim();
        while (!_end.IsCancellationRequested)
        {
            taken += _pipe.Read(buffer);
            var early = TimeSpan.FromSeconds(taken / (BytesASecond * times)) - TimeProvider.System.GetElapsedTime(begun);
            if (early > TimeSpan.Zero) never.Wait(early);
            // What was not played in the meantime is not played faster afterwards.
            else if (early < -TimeSpan.FromSeconds(Piece / times)) (taken, begun) = (0, TimeProvider.System.GetTimestamp());
        }
    }
}
