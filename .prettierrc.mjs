export default { useTabs: true, singleQuote: true, trailingComma: 'all', printWidth: 100 };
