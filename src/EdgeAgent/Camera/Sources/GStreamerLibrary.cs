using System.Runtime.InteropServices;

namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>The few functions of libgstreamer-1.0 that gst-launch is made of.</summary>
internal static partial class GStreamerLibrary
{
    private const string Library = "libgstreamer-1.0.so.0";
    private const int Playing = 4;          // GST_STATE_PLAYING
    private const int Null = 1;             // GST_STATE_NULL
    private const int EndOfStream = 1;      // GST_MESSAGE_EOS
    private const int Error = 2;            // GST_MESSAGE_ERROR
    private const int MessageTypeAt = 64;   // GstMessage.type, after GstMiniObject (64 bytes where pointers have 8)
    private const int ErrorTextAt = 8;      // GError.message, after domain and code
    private const ulong Forever = ulong.MaxValue;

    /// <summary>Plays until the source ends.</summary>
    /// <param name="words">As the arguments of gst-launch.</param>
    /// <returns>Null when it has ended well; else what failed.</returns>
    public static string? Play(string[] words)
    {
        Initialise(0, 0);
        var pipeline = Parse([.. words, null], out var error);
        if (pipeline == 0 || error != 0) return Text(error);
        var bus = BusOf(pipeline);
        _ = SetState(pipeline, Playing);
        var message = NextMessage(bus, Forever, EndOfStream | Error);
        var fault = Marshal.ReadInt32(message, MessageTypeAt) == Error ? ErrorIn(message) : null;
        _ = SetState(pipeline, Null);
        return fault;
    }

    private static string ErrorIn(nint message)
    {
        ParseError(message, out var error, out var detail);
        return Text(error) + (Marshal.PtrToStringUTF8(detail) is { } more ? Environment.NewLine + more : "");
    }

    private static string Text(nint error) => error == 0
        ? "GStreamer cannot make this pipeline."
        : Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(error, ErrorTextAt)) ?? "";

    [LibraryImport(Library, EntryPoint = "gst_init")]
    private static partial void Initialise(nint count, nint arguments);

    [LibraryImport(Library, EntryPoint = "gst_parse_launchv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Parse(string?[] words, out nint error);

    [LibraryImport(Library, EntryPoint = "gst_element_get_bus")]
    private static partial nint BusOf(nint pipeline);

    [LibraryImport(Library, EntryPoint = "gst_element_set_state")]
    private static partial int SetState(nint pipeline, int state);

    [LibraryImport(Library, EntryPoint = "gst_bus_timed_pop_filtered")]
    private static partial nint NextMessage(nint bus, ulong nanoseconds, int types);

    [LibraryImport(Library, EntryPoint = "gst_message_parse_error")]
    private static partial void ParseError(nint message, out nint error, out nint detail);
}
