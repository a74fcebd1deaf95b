using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.EdgeAgent.State.Files;
using Roomtone.EdgeAgent.State.Quarantine;

namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>
/// Photographs of a folder one after another, and after the last one the first. One that cannot be read is set aside, and
/// the next one is shown. Only one is in memory, at the canvas's size.
/// </summary>
/// <param name="settings">Which folder, and how the camera is turned.</param>
/// <param name="quarantine">Keeps what cannot be read.</param>
/// <param name="width">Pixels of the canvas.</param>
/// <param name="height">Pixels of the canvas.</param>
internal sealed class SlideshowSource(CameraSettings settings, Quarantine quarantine, int width, int height)
{
    private const string Kind = "picture";

    /// <summary>A file that we cannot see has no fingerprint of its own; as soon as it can be seen it has changed.</summary>
    private const string Unseen = "unseen";

    /// <summary>Then the folder is looked at again: photographs come and go.</summary>
    private const int PicturesAList = 12;

    private readonly CanvasFit _fit = new(width, height);
    private IReadOnlyList<string> _pictures = [];
    private int _next;
    private int _sinceListed = PicturesAList;
    private byte[] _decoded = [];
    private (string Path, string Fingerprint)? _shown;

    /// <summary>Lays the next photograph that can be read on the canvas.</summary>
    /// <param name="canvas">Height x width x 3 bytes, which hold the last one.</param>
    /// <param name="errors">Takes why others cannot be read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="CameraException">There is no folder, no photograph in it, or none that can be read.</exception>
    public async Task NextAsync(byte[] canvas, ErrorLines errors, CancellationToken cancellationToken)
    {
        List();
        string? first = null;
        for (var tried = 0; tried < _pictures.Count; tried++)
        {
            if (_next >= _pictures.Count) _next = 0;
            var fault = await TryAsync(_pictures[_next++], canvas, errors, cancellationToken);
            _sinceListed++;
            if (fault is null) return;
            first ??= fault;
        }

        _sinceListed = PicturesAList;
        throw new CameraException(
            _pictures.Count == 1 ? first! : $"None of the {_pictures.Count} photographs in {settings.Pictures} can be shown. The first: {first}"
        );
    }

    /// <summary>Looks at the folder anew when it is time.</summary>
    /// <exception cref="CameraException">There is no folder, or no photograph in it.</exception>
    public void List()
    {
        if (_sinceListed < PicturesAList && _next < _pictures.Count) return;
        _sinceListed = 0;
        _pictures = settings.Pictures is { } folder && Directory.Exists(folder) ? PictureFolder.List(folder) : [];
        if (_pictures.Count == 0)
        {
            _sinceListed = PicturesAList;
            throw new CameraException(
                $"There is no camera, and no photograph ({PictureFormats.Allowed}) in {settings.Pictures ?? "Camera:Pictures, which is not set"}. Plug a camera in, or name a folder with photographs."
            );
        }
    }

    /// <summary>Forgets what it has decoded.</summary>
    public void Wipe()
    {
        Array.Clear(_decoded);
        _shown = null;
    }

    /// <returns>Null when it is on the canvas; else why not.</returns>
    private async Task<string?> TryAsync(string path, byte[] canvas, ErrorLines errors, CancellationToken cancellationToken)
    {
        var fingerprint = FileFacts.Of(path)?.Fingerprint ?? Unseen;
        if (_shown == (path, fingerprint)) return null;
        if (quarantine.Find(Kind, path, fingerprint) is { } known) return known.Cause;
        try
        {
            var picture = await StillDecoder.DecodeAsync(path, Reduction, Room, cancellationToken);
            _fit.Fill(picture, TurnOf(picture.Header), canvas);
            _shown = (path, fingerprint);
            return null;
        }
        catch (PictureException e)
        {
            errors.Add(e.Message);
            if (e.IsOwnFault) quarantine.Add(Kind, path, fingerprint, e.Message);
            return e.Message;
        }
    }

    private int Reduction(PictureHeader picture) => Math.Max(_fit.Reduction(picture, TurnOf(picture)), PictureBounds.Reduction(picture));

    private PictureTurn TurnOf(PictureHeader picture) => picture.Turn.Then(PictureTurn.Of(settings.Rotation, settings.Mirror));

    /// <summary>Kept for the next one: .NET gives so much at once back late.</summary>
    private byte[] Room(int across, int down)
    {
        var bytes = across * down * 3;
        if (_decoded.Length < bytes) _decoded = PictureMemory.New(bytes);
        return _decoded;
    }
}
