using System.Diagnostics;

namespace Roomtone.EdgeAgent.Tests.Speaker.Spotify;

/// <summary>Listens to what MPD puts out, all the time.</summary>
internal sealed class Microphone : IDisposable
{
    /// <summary>Of 32767; a tone has a hundred times as much.</summary>
    private const int Loud = 50;

    private readonly FileStream _sound;
    private readonly Lock _gate = new();
    private readonly Stopwatch _quiet = Stopwatch.StartNew();
    private Stopwatch _since = Stopwatch.StartNew();
    private TimeSpan? _heardAfter;
    private TimeSpan _longest;

    public Microphone(string fifo)
    {
        _sound = new FileStream(fifo, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        new Thread(Listen) { IsBackground = true }.Start();
    }

    /// <summary>From the last <see cref="Forget"/> to the first sound; null while there was none.</summary>
    public TimeSpan? HeardAfter
    {
        get
        {
            lock (_gate) return _heardAfter;
        }
    }

    /// <summary>How long nothing was heard.</summary>
    public TimeSpan QuietFor
    {
        get
        {
            lock (_gate) return _quiet.Elapsed;
        }
    }

    /// <summary>The longest time without a sound since the last <see cref="Forget"/>, as far as a sound has ended it.</summary>
    public TimeSpan LongestQuiet
    {
        get
        {
            lock (_gate) return _longest;
        }
    }

    public void Forget()
    {
        lock (_gate) (_since, _heardAfter, _longest) = (Stopwatch.StartNew(), null, TimeSpan.Zero);
    }

    public void Dispose() => _sound.Dispose();

    private void Listen()
    {
        var samples = new byte[8192];
        try
        {
            while (_sound.Read(samples) is > 0 and var count)
                if (IsLoud(samples.AsSpan(0, count))) Hear();
        }
        catch (Exception e) when (e is ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }

    private static bool IsLoud(ReadOnlySpan<byte> samples)
    {
        for (var i = 0; i + 1 < samples.Length; i += 2)
            if (Math.Abs((int)BitConverter.ToInt16(samples[i..])) > Loud) return true;
        return false;
    }

    private void Hear()
    {
        lock (_gate)
        {
            if (_quiet.Elapsed > _longest) _longest = _quiet.Elapsed;
            _quiet.Restart();
            _heardAfter ??= _since.Elapsed;
        }
    }
}
