using System.Buffers.Binary;

namespace Roomtone.Music.Bench.Sound;

/// <summary>The tempo that a standard MIDI file keeps longest.</summary>
internal sealed class MidiTempo
{
    private const int HeadLength = 14;
    private const int ChunkHead = 8;
    private const int TempoEvent = 0x51;
    private const double MicrosecondsPerMinute = 60e6;

    private readonly byte[] _file;
    private readonly List<(long At, int MicrosecondsPerBeat)> _tempi = [(0, 500_000)];
    private int _at = HeadLength;
    private long _end;

    private MidiTempo(byte[] file) => _file = file;

    public static double Of(string path)
    {
        var midi = new MidiTempo(File.ReadAllBytes(path));
        while (midi._at + ChunkHead < midi._file.Length) midi.ReadTrack();
        return midi.Longest();
    }

    private void ReadTrack()
    {
        var end = _at + ChunkHead + BinaryPrimitives.ReadInt32BigEndian(_file.AsSpan(_at + 4));
        _at += ChunkHead;
        var (time, status) = (0L, 0);
        while (_at < end)
        {
            time += Number();
            if (_file[_at] >= 0x80) status = _file[_at++];
            Pass(status, time);
        }

        _end = Math.Max(_end, time);
        _at = end;
    }

    private void Pass(int status, long time)
    {
        switch (status)
        {
            case 0xFF:
                var kind = _file[_at++];
                var length = Number();
                if (kind == TempoEvent) _tempi.Add((time, (_file[_at] << 16) | (_file[_at + 1] << 8) | _file[_at + 2]));
                _at += length;
                break;
            case 0xF0 or 0xF7:
                _at += Number();
                break;
            default:
                _at += (status >> 4) is 0xC or 0xD ? 1 : 2;
                break;
        }
    }

    private int Number()
    {
        var number = 0;
        while (true)
        {
            var part = _file[_at++];
            number = (number << 7) | (part & 0x7F);
            if (part < 0x80) return number;
        }
    }

    private double Longest()
    {
        var tempi = _tempi.OrderBy(tempo => tempo.At).ToList();
        var shares = new Dictionary<int, double>();
        for (var i = 0; i < tempi.Count; i++)
        {
            var until = i + 1 < tempi.Count ? tempi[i + 1].At : _end;
            var tempo = tempi[i].MicrosecondsPerBeat;
            shares[tempo] = shares.GetValueOrDefault(tempo) + ((double)(until - tempi[i].At) * tempo);
        }

        return MicrosecondsPerMinute / shares.MaxBy(share => share.Value).Key;
    }
}
