using System.Buffers.Binary;
using System.Text;

namespace Roomtone.EdgeAgent.Device.Gpio;

/// <summary>struct gpio_v2_line_request of linux/gpio.h, 592 bytes: asks for one line.</summary>
internal static class LineRequest
{
    public const int Size = 592;
    public const int DescriptorAt = 588;

    public const ulong ActiveLow = 1 << 1;
    public const ulong Input = 1 << 2;
    public const ulong Output = 1 << 3;
    public const ulong RisingEdge = 1 << 4;
    public const ulong PullUp = 1 << 8;
    public const ulong PullDown = 1 << 9;

    private const int ConsumerAt = 256;
    private const int FlagsAt = 288;          // config begins
    private const int AttributeCountAt = 296;
    private const int FirstAttributeAt = 320; // id, padding, value, mask of lines
    private const int LineCountAt = 560;
    private const uint DebounceAttribute = 3; // GPIO_V2_LINE_ATTR_ID_DEBOUNCE, microseconds

    /// <summary>As gpioinfo shows it.</summary>
    private const string Consumer = "roomtone";

    public static byte[] Of(int line, ulong flags, TimeSpan debounce = default)
    {
        var request = new byte[Size];
        var span = request.AsSpan();
        BinaryPrimitives.WriteUInt32LittleEndian(span, (uint)line);
        Encoding.ASCII.GetBytes(Consumer, span[ConsumerAt..]);
        BinaryPrimitives.WriteUInt64LittleEndian(span[FlagsAt..], flags);
        BinaryPrimitives.WriteUInt32LittleEndian(span[LineCountAt..], 1);
        if (debounce <= TimeSpan.Zero) return request;

        BinaryPrimitives.WriteUInt32LittleEndian(span[AttributeCountAt..], 1);
        BinaryPrimitives.WriteUInt32LittleEndian(span[FirstAttributeAt..], DebounceAttribute);
        BinaryPrimitives.WriteUInt32LittleEndian(span[(FirstAttributeAt + 8)..], (uint)debounce.TotalMicroseconds);
        BinaryPrimitives.WriteUInt64LittleEndian(span[(FirstAttributeAt + 16)..], 1);
        return request;
    }
}
