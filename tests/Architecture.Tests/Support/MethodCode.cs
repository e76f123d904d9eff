using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace PublisherMigration.Architecture.Tests.Support;

/// <summary>Reads a method's instructions for the types, methods and fields that they name.</summary>
internal static class MethodCode
{
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static code => code.Value);

    public static IEnumerable<Type?> TypesIn(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
        {
            return [];
        }

        var locals = body.LocalVariables.Select(static local => (Type?)local.LocalType);
        var caught = body
            .ExceptionHandlingClauses.Where(static clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
            .Select(static clause => clause.CatchType);
        return locals.Concat(caught).Concat(Tokens(body.GetILAsByteArray()!).SelectMany(token => Named(method, token)));
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        var at = 0;
        while (at < code.Length)
        {
            short value = code[at++];
            if (value == 0xFE)
            {
                value = (short)(0xFE00 | code[at++]);
            }

            var type = OpCodesByValue[value].OperandType;
            if (
                type
                is OperandType.InlineType
                    or OperandType.InlineMethod
                    or OperandType.InlineField
                    or OperandType.InlineTok
            )
            {
                yield return ReadInt32(code, at);
            }

            at += type == OperandType.InlineSwitch ? 4 + 4 * ReadInt32(code, at) : SizeOf(type);
        }
    }

    private static int ReadInt32(byte[] code, int at) => BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at));

    private static int SizeOf(OperandType type) =>
        type switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            _ => 4,
        };

    private static IEnumerable<Type?> Named(MethodBase method, int token)
    {
        var member = method.Module.ResolveMember(
            token,
            method.DeclaringType?.GetGenericArguments(),
            method.IsGenericMethod ? method.GetGenericArguments() : null
        );
        return member switch
        {
            Type type => [type],
            MethodInfo named =>
            [
                named.DeclaringType,
                named.ReturnType,
                .. named.GetParameters().Select(static parameter => parameter.ParameterType),
                .. named.GetGenericArguments(),
            ],
            FieldInfo field => [field.DeclaringType, field.FieldType],
            _ => [member?.DeclaringType],
        };
    }
}
